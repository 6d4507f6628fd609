import type { FormDraft } from './form-draft.ts';
import type { Segment } from './labels.ts';

interface Heading {
  name: string;
  label: string;
}

/** Sections whose headings stood side by side above one stretch of text, which was left without the border between them. */
export class SideBySide {
  #headings: Heading[] = [];
  #hasText = false;
  #lines: { text: string; where: string }[] = [];

  get isOpen(): boolean {
    return this.#headings.length > 1;
  }

  /** Headings with nothing between them stand side by side, on one line or one after the other; a colon says that none follows. */
  open(segments: readonly Segment[], line: string, draft: FormDraft): void {
    const own = headingsOf(segments);
    const goesOn =
      !this.#hasText &&
      this.#lines.length === 0 &&
      !/[:：]/.test(line) &&
      segments.every(({ label, value }) => label?.kind === 'section' && value === '');
    if (!goesOn) this.close(draft);
    const all = goesOn ? [...this.#headings, ...own] : own;
    this.#hasText = false;
    this.#headings = all.filter((heading, at) => all.findIndex((other) => other.name === heading.name) === at);
  }

  /** Text of the one heading that is open. */
  pass(text: string): void {
    if (text.trim() !== '') this.#hasText = true;
  }

  take(text: string, where: string): void {
    if (text.trim() !== '') this.#lines.push({ text: text.trim(), where });
  }

  /** Shares the lines out to the headings as far as the text shows where the border ran, and says so where it hardly does. */
  close(draft: FormDraft): void {
    const [headings, lines] = [this.#headings, this.#lines];
    this.#headings = [];
    this.#lines = [];
    const first = lines[0];
    if (headings.length < 2 || !first) return;
    const names = headings.map((heading) => `“${heading.label}”`).join('、');
    const share = (rows: readonly (readonly string[])[]): void => {
      for (const [at, { name }] of headings.entries()) draft.openSection(name).push(...rows.map((row) => row[at] ?? ''));
    };
    const parted = (border: RegExp): string[][] | null => {
      const rows = lines.map((line) => line.text.split(border));
      return rows.every((row) => row.length === headings.length) ? rows : null;
    };
    const wide = parted(/ {2,}|\u3000{2,}|\t/);
    const blank = parted(/[\s\u3000]+/);
    if (wide) share(wide);
    else if (lines.length === headings.length) {
      share([lines.map((line) => line.text)]);
      draft.warn('columns-mixed', `${names}并排，各取一行，请核对`, first.where);
    } else if (blank) {
      share(blank);
      draft.warn('columns-mixed', `${names}并排，按空格分开，请核对`, first.where);
    } else {
      draft.openSection(headings[0]?.name ?? '').push(...lines.map((line) => line.text));
      draft.warn('columns-mixed', `${names}并排的文字分不开，全部记在前一栏，请核对`, first.where);
    }
  }
}

/** Headings of sections that follow each other on one line with nothing between them. */
function headingsOf(segments: readonly Segment[]): Heading[] {
  const headings: Heading[] = [];
  for (const { label, value, colon } of segments) {
    if (label?.kind !== 'section') continue;
    if (colon) return headings.length > 0 ? [] : [{ name: label.name, label: label.text }];
    headings.push({ name: label.name, label: label.text });
    if (value !== '') break;
  }
  return headings;
}
