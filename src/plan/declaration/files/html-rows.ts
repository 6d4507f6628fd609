import { formLimits, lineRow, type SourceCell, type SourceRow } from './source-rows.ts';

/** Tags are looked for one by one, so that a text full of angle brackets takes no longer than its length. */
const TAG = /<(\/?)(table|tr|td|th|thead|tbody|tfoot|br|p|div|span|b|strong|html|body|head|meta)\b([^<>]{0,400})>/gi;
const ENTITIES: Record<string, string> = { nbsp: ' ', lt: '<', gt: '>', amp: '&', quot: '"', ge: '≥', le: '≤', times: '×' };
/** No form has wider or higher merged cells. */
const MOST_SPAN = 200;

/** Whether the text holds a table written in HTML, as text recognition and web pages give it. */
export function hasHtmlTable(text: string): boolean {
  return /<table\b/i.test(text) && /<t[dh]\b/i.test(text);
}

/** Lines outside the tables, and the rows of the tables; a cell merged over rows stands only in its first row. */
export function rowsOfHtml(text: string): SourceRow[] {
  const walk = new HtmlWalk();
  let at = 0;
  for (const tag of text.matchAll(TAG)) {
    walk.text(text.slice(at, tag.index));
    walk.tag((tag[2] ?? '').toLowerCase(), tag[1] === '/', tag[3] ?? '');
    at = tag.index + tag[0].length;
  }
  walk.text(text.slice(at));
  walk.end();
  return walk.rows;
}

class HtmlWalk {
  readonly rows: SourceRow[] = [];
  #tables = 0;
  #row = 0;
  #lines = 0;
  #outside = '';
  #cells: SourceCell[] | null = null;
  #cell: SourceCell | null = null;
  #column = 0;
  /** For each column, how many further rows a cell from above still covers. */
  #covered: number[] = [];

  text(piece: string): void {
    if (this.#cell) this.#cell.text += withoutBreaks(plain(piece));
    else if (!this.#cells) this.#outside += plain(piece);
  }

  tag(name: string, closes: boolean, attributes: string): void {
    if (name === 'br' || (name === 'p' && closes) || (name === 'div' && closes)) this.#break();
    else if (name === 'table') this.#table(closes);
    else if (name === 'tr') {
      this.#endRow();
      if (!closes) this.#startRow();
    } else if (name === 'td' || name === 'th') {
      this.#endCell();
      if (!closes) this.#startCell(attributes);
    }
  }

  end(): void {
    this.#endRow();
    this.#flush();
  }

  #break(): void {
    if (this.#cell) this.#cell.text += '\n';
    else if (!this.#cells) this.#outside += '\n';
  }

  #table(closes: boolean): void {
    this.#endRow();
    this.#flush();
    this.#covered = [];
    this.#row = 0;
    if (!closes) this.#tables += 1;
  }

  #startRow(): void {
    this.#row += 1;
    this.#cells = [];
    this.#column = 0;
  }

  #startCell(attributes: string): void {
    if (!this.#cells) this.#startRow();
    this.#skipCovered();
    const span = spanOf(attributes, 'colspan');
    const down = spanOf(attributes, 'rowspan');
    this.#cell = { text: '', column: this.#column, span };
    this.#cells?.push(this.#cell);
    for (let at = this.#column; at < Math.min(this.#column + span, formLimits.columns); at++) this.#covered[at] = down - 1;
    this.#column += span;
  }

  #endCell(): void {
    if (this.#cell) this.#cell.text = this.#cell.text.trim();
    this.#cell = null;
  }

  #endRow(): void {
    this.#endCell();
    if (!this.#cells) return;
    this.#skipCovered();
    for (let at = this.#column; at < this.#covered.length; at++)
      if (this.#covered[at]) this.#covered[at] = (this.#covered[at] ?? 1) - 1;
    this.rows.push({ cells: this.#cells, grid: true, where: `表${this.#tables}第${this.#row}行` });
    this.#cells = null;
  }

  #skipCovered(): void {
    while ((this.#covered[this.#column] ?? 0) > 0) {
      this.#covered[this.#column] = (this.#covered[this.#column] ?? 1) - 1;
      this.#column += 1;
    }
  }

  #flush(): void {
    for (const line of this.#outside.split(/\r\n|[\r\n]/)) {
      this.#lines += 1;
      this.rows.push(lineRow(line.replace(/^\s{0,3}#{1,6}\s+/, '').replace(/\*\*/g, ''), `第${this.#lines}段`));
    }
    this.#outside = '';
  }
}

function spanOf(attributes: string, name: 'colspan' | 'rowspan'): number {
  const written = new RegExp(`${name}\\s{0,4}=\\s{0,4}["']?(\\d{1,4})`, 'i').exec(attributes)?.[1];
  return Math.min(Math.max(Number(written ?? 1), 1), MOST_SPAN);
}

/** Line breaks of the markup, with the blanks around them, are none of the text. */
function withoutBreaks(text: string): string {
  const lines = text.split('\n');
  return lines
    .map((line, at) => {
      const behind = at < lines.length - 1 ? line.trimEnd() : line;
      return at > 0 ? behind.trimStart() : behind;
    })
    .join('');
}

function plain(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|([a-z]{2,6}));/gi, (whole, code: string | undefined, name: string | undefined) => {
    if (code) return Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : whole;
    return ENTITIES[(name ?? '').toLowerCase()] ?? whole;
  });
}
