import { type BlockParts, isOffice, MONEY_FIGURE } from './block-parts.ts';
import type { FormWarning } from '../declaration.contract.ts';
import { agree, type MoneyFigures } from '../words/glued-figures.ts';
import { bare, type Vocabulary } from '../words/labels.ts';
import { gridRow, lineRow, type SourceRow } from '../files/source-rows.ts';
import { type BlockCell, isProse } from './text-blocks.ts';

/** Offices round rates up and down as they please. */
const SLACK = 2.5;

/** The head of a form that was written in blocks. */
export class BlockHead {
  readonly #parts: BlockParts;
  readonly #vocabulary: Vocabulary;
  readonly #where: string;
  #moneyRead = false;
  readonly #filled = new Set<string>();
  readonly warnings: FormWarning[] = [];

  constructor(parts: BlockParts, vocabulary: Vocabulary, where: string) {
    this.#parts = parts;
    this.#vocabulary = vocabulary;
    this.#where = where;
  }

  #warn(code: string, message: string, where = this.#where): void {
    this.warnings.push({ code, message, where });
  }

  /** What stands above the table, with labels that lost their values filled from the only text that can be one. */
  rows(stray: BlockCell[]): SourceRow[] {
    const { head, labels } = this.#parts;
    const prose = [...this.#parts.prose];
    const money = this.#money();
    this.#moneyRead = money !== null;
    const unit = this.#moneyUnit().replace(/[（()）]/g, '');
    const rows: SourceRow[] = [];
    const open: BlockCell[] = [...labels];
    for (let at = 0; at < head.length; at++) {
      const cell = head[at] as BlockCell;
      const next = head[at + 1];
      if (money && this.#isMoney(cell.text)) continue;
      const kind = this.#vocabulary.labels.get(bare(cell.text))?.kind;
      const inline = /[:：]\s*\S/.test(cell.text);
      const plain = next && !this.#isWord(next.text) && !/^[（(].{1,6}[）)]$/.test(next.text);
      if ((kind === 'field' || kind === 'section') && !inline && plain && !(money && this.#isMoney(next.text))) {
        rows.push(gridRow([cell.text, next.text], cell.where));
        if (kind === 'section') this.#filled.add(this.#sectionOf(cell));
        at += 1;
      } else if ((kind === 'field' || kind === 'section') && !inline) open.push(cell);
      else if (this.#vocabulary.budgetRows.has(bare(cell.text))) {
        const figures = head.slice(at + 1).findIndex(({ text }) => !MONEY_FIGURE.test(text));
        const row = head.slice(at, at + 1 + (figures < 0 ? 1 : figures));
        rows.push(
          gridRow(
            row.map(({ text }) => text),
            cell.where,
          ),
        );
        at += row.length - 1;
      } else if (isOffice(cell.text)) this.#parts.offices.push(cell);
      else if (isProse(cell.text)) prose.push(cell);
      else rows.push(rows.some((row) => row.grid) ? gridRow([cell.text], cell.where) : lineRow(cell.text, cell.where));
    }
    rows.push(...this.#openLabels(open, stray, prose));
    return [...(unit ? [lineRow(`单位：${unit}`, this.#where)] : []), ...rows, ...(money ?? [])];
  }

  #openLabels(open: readonly BlockCell[], stray: BlockCell[], prose: readonly BlockCell[]): SourceRow[] {
    const kindOf = (cell: BlockCell): string | undefined => this.#vocabulary.labels.get(bare(cell.text))?.kind;
    const fields = open.filter((cell) => kindOf(cell) === 'field' && !MONEY.test(cell.text));
    const sums = open.filter((cell) => kindOf(cell) === 'field' && MONEY.test(cell.text));
    const sections = this.#unfilled(open);
    const rows: SourceRow[] = [];
    const offices = this.#parts.offices;
    const [field] = fields;
    const [office] = offices;
    if (field && office && fields.length === 1 && offices.length === 1) {
      rows.push(gridRow([field.text, office.text], field.where));
      this.#warn('values-apart', `“${field.text}”的内容写在别处，取“${office.text}”，请核对`, office.where);
    } else {
      stray.push(...offices);
      for (const cell of fields) this.#warn('value-missing', `“${cell.text}”旁没有内容，可能写在别处，未读入`, cell.where);
    }
    rows.push(...this.#openSums(sums));
    const told = sections.length > 0 && sections.length === prose.length;
    for (const [at, cell] of prose.entries()) {
      const section = told ? sections[at] : undefined;
      if (section) {
        rows.push(gridRow([section.text, cell.text], section.where));
        this.#warn('values-apart', `“${section.text}”的内容写在别处，取“${cell.text.slice(0, 30)}”，请核对`, cell.where);
      } else this.#warn('text-unread', `“${cell.text.slice(0, 60)}”看不出属于哪一栏，未读入`, cell.where);
    }
    return rows;
  }

  #sectionOf({ text }: BlockCell): string {
    const label = this.#vocabulary.labels.get(bare(text));
    return label?.kind === 'section' ? label.name : '';
  }

  /** The labels of sections that have no text yet, each once. */
  #unfilled(open: readonly BlockCell[]): BlockCell[] {
    const names = open.map((cell) => this.#sectionOf(cell));
    return open.filter((_, at) => {
      const name = names[at] ?? '';
      return name !== '' && !this.#filled.has(name) && names.indexOf(name) === at;
    });
  }

  /** As many amounts as labels of amounts, both apart from each other, belong together in their order. */
  #openSums(labels: readonly BlockCell[]): SourceRow[] {
    const figures = this.#moneyRead ? [] : this.#parts.figures.filter(({ text }) => !/[%—/-]/.test(text));
    const list = figures.map(({ text }) => text).join('、');
    if (labels.length === figures.length && figures.length > 0) {
      this.#warn('values-apart', `资金栏目与金额（${list}）分在两处，按先后次序配对，请核对`, figures[0]?.where);
      return labels.map((label, at) => gridRow([label.text, figures[at]?.text ?? ''], label.where));
    }
    if (figures.length > 0) this.#warn('text-unread', `“${list}”看不出属于哪一栏，未读入`, figures[0]?.where);
    for (const { text, where } of this.#moneyRead ? [] : labels)
      this.#warn('value-missing', `“${text}”旁没有金额，可能写在别处，未读入`, where);
    return [];
  }

  #isMoney(text: string): boolean {
    const name = bare(text);
    return (
      MONEY_FIGURE.test(text) ||
      this.#vocabulary.budgetColumns.has(name) ||
      this.#vocabulary.budgetRows.has(name) ||
      /^[（(][A-Z/]{1,4}[）)]?$|^[）)]$/.test(text)
    );
  }

  #isWord(text: string): boolean {
    return (
      this.#vocabulary.labels.has(bare(text)) ||
      this.#vocabulary.budgetColumns.has(bare(text)) ||
      this.#vocabulary.budgetRows.has(bare(text))
    );
  }

  /** Six figures that follow each other, of which rate and score follow from the amounts, are the row of the total; or three. */
  #money(): SourceRow[] | null {
    const { head, figures: inside } = this.#parts;
    const figures = [...head, ...inside].flatMap(({ text }) => (MONEY_FIGURE.test(text) ? [text] : []));
    for (let at = 0; at < figures.length; at++) {
      const [initialYuan = '', adjustedYuan = '', executedYuan = '', fourth = '', fifth = '', sixth = ''] = figures.slice(
        at,
        at + 6,
      );
      // Points stand before the rate or behind it.
      const [weight, rate] = fourth.endsWith('%') ? [fifth, fourth] : [fourth, fifth];
      const way: MoneyFigures = { initialYuan, adjustedYuan, executedYuan, weight, rate, score: sixth };
      if (rate.endsWith('%') && agree(way, SLACK)) return this.#moneyRow(Object.values(way), SIX);
    }
    for (let at = 0; at < figures.length; at++) {
      const [budget = '', spent = '', rate = ''] = figures.slice(at, at + 3);
      const share = (Number(spent.replaceAll(',', '')) / Number(budget.replaceAll(',', ''))) * 100;
      if (rate.endsWith('%') && Math.abs(share - Number(rate.replace('%', ''))) < 0.6)
        return this.#moneyRow([budget, spent, rate], THREE);
    }
    return null;
  }

  /** The unit of money, wherever its cell stands. */
  #moneyUnit(): string {
    const all = [...this.#parts.head, ...this.#parts.labels].map(({ text }) => text).join(' ');
    return /[（(]\s?(万元|元)\s?[）)]/.exec(all)?.[0] ?? '';
  }

  #moneyRow(figures: readonly string[], headings: readonly string[]): SourceRow[] {
    const unit = this.#moneyUnit();
    this.#warn('figures-scattered', `资金表按执行率验算后读入：${figures.join('、')}；其余资金行未读入，请核对`);
    return [gridRow([`项目资金${unit}`, '', ...headings], this.#where), gridRow(['', '年度资金总额', ...figures], this.#where)];
  }
}

const SIX = ['年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'];
const THREE = ['全年预算数', '全年执行数', '执行率'];
const MONEY = /资金|拨款|总额|金额|预算/;
