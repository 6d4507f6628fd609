import type { FormDraft } from '../table/form-draft.ts';
import { GOAL, isOutcome } from './goal-labels.ts';
import { isMoneyOf } from './money-columns.ts';
import type { SourceCell, SourceRow } from '../files/source-rows.ts';
import { bare, labelOfCell, type Segment, type Vocabulary } from '../words/labels.ts';
import { NOWHERE, type OpenPlace, type Place, TITLE } from './open-place.ts';

/** Fields whose value is one cell, whatever stands behind it. */
const ONE_CELL: ReadonlySet<string> = new Set(['project', 'applicant', 'implementer', 'category']);

/** The head of a form in cells: a label beside its value, or above it. */
export class HeadCells {
  readonly #vocabulary: Vocabulary;
  readonly #draft: FormDraft;
  readonly #open: OpenPlace;
  /** Labels with nothing beside them, by the column below which their value stands. */
  #above = new Map<number, Place>();
  /** Texts of the row before, by column. */
  #labels = new Map<number, string>();

  constructor(vocabulary: Vocabulary, draft: FormDraft, open: OpenPlace) {
    this.#vocabulary = vocabulary;
    this.#draft = draft;
    this.#open = open;
  }

  /** Reads a row of cells of the head. */
  take(row: SourceRow): void {
    if (row.loose && this.#sideBySideCells(row)) return;
    this.#draft.funds.endRow();
    const above = this.#above;
    this.#above = new Map();
    let place: Place | null = null;
    let values: string[] = [];
    let labelColumn = 0;
    /** A heading that is the label of the goal only if a text follows it. */
    let soft: Place | null = null;
    const close = (next?: Segment['label']): void => {
      if (!place) return;
      if (place === soft && values.length === 0 && !isOutcome(next)) return;
      this.#open.fill(place, values.join(' '), row.where);
      if (values.length === 0) this.#above.set(labelColumn, place);
    };
    for (const cell of row.cells) {
      if (cell.text === '') continue;
      const found = labelOfCell(cell.text, this.#vocabulary);
      if (found?.label && this.#isRepeated(cell, found.label.text, row, above)) continue;
      this.#gatherFunds(found, cell, row);
      if (found?.label) {
        if (place && found.label.text === place.label && values.length === 0) continue;
        close(found.label);
        labelColumn = cell.column;
        values = found.value ? [found.value] : [];
        if (found.label.kind === 'band') {
          this.#draft.money = found.label.money ?? this.#draft.money;
          this.#open.heading = found.label.text;
          place = /目标$/.test(found.label.text) ? { ...NOWHERE, kind: 'section', name: GOAL, label: found.label.text } : null;
          soft = place;
          if (isMoneyOf(found.label.text, row, cell))
            place = { ...NOWHERE, kind: 'field', name: 'currentYearYuan', label: found.label.text };
        } else place = { kind: found.label.kind, name: found.label.name, label: found.label.text, money: found.label.money };
      } else if (place) {
        if (values.includes(cell.text)) continue;
        // Behind a name stands a label that no layout knows, and its value.
        if (values.length > 0 && place.kind === 'field' && ONE_CELL.has(place.name))
          this.#draft.unread('text-unread', cell.text, row.where);
        else values.push(cell.text);
      } else if (above.has(cell.column) || cell.text !== row.cells[row.cells.indexOf(cell) - 1]?.text)
        this.#looseCell(cell, above.get(cell.column), row);
    }
    close();
    this.#labels = new Map(row.cells.map((cell) => [cell.column, bare(cell.text)]));
    if (place && place !== soft) this.#open.now = place;
    // A row without any label may be the rest of the one before, which a page break parted: its headings still hold.
    else if (this.#above.size === 0) this.#above = new Map([...above].filter(([, { kind }]) => kind === 'section'));
  }

  #gatherFunds(found: Segment | null, cell: SourceCell, row: SourceRow): void {
    const { funds } = this.#draft;
    if (!found?.label) {
      funds.value(cell.text);
      return;
    }
    const counted = !row.loose && !row.counted;
    const spot = counted ? { from: cell.column, to: cell.column + cell.span - 1 } : { from: null, to: null };
    const isMoney = found.label.kind === 'band' && isMoneyOf(found.label.text, row, cell);
    const label = isMoney ? { ...found.label, kind: 'field' as const, name: 'currentYearYuan' as const } : found.label;
    funds.label(label, found.value, { where: row.where, ...spot });
  }

  /** A label that a converter wrote once more in the next row of its merged cell, beside values of headings above. */
  #isRepeated(cell: SourceCell, label: string, row: SourceRow, above: ReadonlyMap<number, Place>): boolean {
    if (this.#labels.get(cell.column) !== label || bare(cell.text) !== label) return false;
    return row.cells.some((other) => other !== cell && other.text !== '' && other.text !== cell.text && above.has(other.column));
  }

  /** Where columns cannot be counted, texts below headings belong to them in their order if there are as many. */
  #sideBySideCells(row: SourceRow): boolean {
    const places = [...this.#above.values()].filter((place) => place.kind === 'section');
    const distinct = places.filter((place, at) => places.findIndex((other) => other.name === place.name) === at);
    const texts = row.cells.map((cell) => cell.text).filter((text) => text !== '');
    if (distinct.length < 2 || texts.length !== distinct.length) return false;
    if (texts.some((text) => labelOfCell(text, this.#vocabulary)?.label)) return false;
    for (const [at, place] of distinct.entries()) this.#open.fill(place, texts[at] ?? '', row.where);
    this.#above = new Map();
    return true;
  }

  /** A cell without a label in its row: its label stands above it, or in the row before. */
  #looseCell({ text, column }: SourceCell, above: Place | undefined, row: SourceRow): void {
    if (above) {
      this.#draft.funds.below(column, text);
      this.#open.fill(above, text, row.where);
    } else if (this.#open.now.kind === 'section') this.#open.fill(this.#open.now, text, row.where);
    else if (!this.#open.codedUnit(text, row) && !TITLE.test(text) && this.#open.now.name !== 'aside')
      this.#draft.unread('text-unread', text, row.where);
  }
}
