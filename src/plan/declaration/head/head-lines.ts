import type { SideBySide } from './side-by-side.ts';
import type { FormDraft } from '../table/form-draft.ts';
import { withGoalBeside } from './goal-labels.ts';
import type { SourceRow } from '../files/source-rows.ts';
import { PROSE, withPlainLabels } from '../text/unrolled.ts';
import { type Segment, segmentsOfLine, type Vocabulary } from '../words/labels.ts';
import { beginsSection, doubtOfSection, isRowOfAmounts } from '../words/line-labels.ts';
import type { OpenPlace } from './open-place.ts';

/** The head of a form in running text: labels at the head of a line or behind a blank, each with the text up to the next. */
export class HeadLines {
  readonly #vocabulary: Vocabulary;
  readonly #draft: FormDraft;
  readonly #place: OpenPlace;
  readonly #parallel: SideBySide;

  constructor(vocabulary: Vocabulary, draft: FormDraft, place: OpenPlace, parallel: SideBySide) {
    this.#vocabulary = vocabulary;
    this.#draft = draft;
    this.#place = place;
    this.#parallel = parallel;
  }

  /** Reads a line of the head; inside a section it may be the next line of its text. */
  take(row: SourceRow): void {
    const line = withPlainLabels(row.cells[0]?.text ?? '');
    const segments = withGoalBeside(segmentsOfLine(line, this.#vocabulary));
    // Inside a narrative a label counts only where a line begins with it and it is written as one.
    const first = segments[0]?.label;
    const again = first?.kind === 'section' && first.name === this.#place.now.name && segments[0]?.value !== '';
    const begins = segments[0] && beginsSection(segments[0], line, this.#place.now.name, this.#draft.sections);
    const opens = first && (segments[0]?.firm || begins || this.#isCut(row, first) || isRowOfAmounts(segments)) && !again;
    if (begins === 'doubtful' && !row.cut) this.#draft.warn('section-doubtful', doubtOfSection(segments[0]), row.where);
    if (this.#place.now.kind === 'section' && !opens) {
      if (this.#parallel.isOpen) this.#parallel.take(line, row.where);
      else {
        this.#parallel.pass(line);
        this.#draft.openSection(this.#place.now.name).push(line);
      }
      return;
    }
    this.#parallel.open(segments, line, this.#draft);
    for (const [at, segment] of segments.entries()) {
      const mixed = this.#parallel.isOpen && at === segments.length - 1 && segment.value !== '';
      const spot = { where: row.where, from: null, to: null };
      if (segment.label) this.#draft.funds.label(segment.label, segment.value, spot);
      if (segment.label) this.#place.open(mixed ? { ...segment, value: '' } : segment, row.where);
      else this.#place.unlabelled(segment.value, row);
      if (mixed) this.#parallel.take(segment.value, row.where);
    }
  }

  /** A word that sentences use as well opens a part only where that part has not been met. */
  #isCut(row: SourceRow, { kind, name, text }: NonNullable<Segment['label']> & { name?: string }): boolean {
    if (!row.cut || text.length < 4) return false;
    return !PROSE.test(text) || (kind === 'section' && !this.#draft.sections.has(name ?? ''));
  }
}
