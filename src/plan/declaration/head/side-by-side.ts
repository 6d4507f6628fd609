import type { FormDraft } from '../table/form-draft.ts';
import type { Segment } from '../words/labels.ts';

/** The section of what became of a goal. */
const OUTCOME = '实际完成情况';

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
    const texts = lines.map((line) => line.text);
    const sentences = headings.length === 2 ? betweenSentences(texts, headings[1]?.name === OUTCOME) : null;
    const wide = parted(/ {2,}|\u3000{2,}|\t/);
    // Behind a comma a sentence goes on, unless every line has its blank.
    const blank = (lines.length > 1 ? parted(/[\s\u3000]+/) : null) ?? parted(/(?<![，,；;：:]|\D、)[\s\u3000]+/);
    if (wide) share(wide);
    else if (lines.length === headings.length) {
      share([texts]);
      draft.warn('columns-mixed', `${names}并排，各取一行，请核对`, first.where);
    } else if (sentences) {
      for (const [at, { name }] of headings.entries()) draft.openSection(name).push(...(sentences[at] ?? []));
      draft.warn('columns-mixed', `${names}并排的文字，按句子的结尾分开，请核对`, first.where);
    } else if (blank) {
      share(blank);
      draft.warn('columns-mixed', `${names}并排，按空格分开，请核对`, first.where);
    } else {
      draft.openSection(headings[0]?.name ?? '').push(...texts);
      draft.warn('columns-mixed', `${names}并排的文字分不开，全部记在前一栏，请核对`, first.where);
    }
  }
}

/** 已完成, 基本完成各项目标任务: nothing but that the goal was met, or was not. */
const DONE =
  /^([^。！]{6,}[。！])((?:(?:已|均已|已全部|已基本|全部|基本|部分|按[期时]|如期|超额|全面|未|尚未)(?:完成|达成|实现|达到))(?:全部|全年|年度|预期|各项|既定|绩效|目标|任务|指标|工作){0,4})$/u;

/**
 * Cells that were written one after the other: the second begins behind the only line that a sentence ends before the last, or where
 * numbers begin again, or with a word that says that something was done. Null where none or several could be the border. `outcome`: the
 * second tells what became of the first.
 */
function betweenSentences(lines: readonly string[], outcome: boolean): string[][] | null {
  const [only] = lines;
  if (lines.length === 1 && only) {
    const parts = only.split(/(?<=[。！])[\s\u3000]+/);
    if (parts.length === 2) return parts.map((part) => [part]);
    const done = outcome ? DONE.exec(only) : null;
    return done ? [[done[1] ?? ''], [done[2] ?? '']] : null;
  }
  const ends = lines.flatMap((line, at) => (at < lines.length - 1 && /[。！]$/.test(line) ? [at + 1] : []));
  const numberOf = (line: string | undefined): string | undefined =>
    /^(?:目标|任务)?\s?(\d{1,2})\s?[:：.、．]/.exec(line ?? '')?.[1];
  const again = lines.flatMap((line, at) => (at > 0 && numberOf(line) === '1' && numberOf(lines[0]) === '1' ? [at] : []));
  const done = ends.filter((at) =>
    /^(?:已|实际|截至|全年(?:共|已|实际)|年内(?:共|已)|20\d{2}\s?年(?:共|已))/.test(lines[at] ?? ''),
  );
  const border = [again, ends, done].find((found) => found.length === 1)?.[0];
  if (border === undefined) return null;
  return [lines.slice(0, border), lines.slice(border)];
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
