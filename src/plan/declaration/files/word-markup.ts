/**
 * Markup of a Word file that the library behind `rowsOfDocx` passes over, put as markup that it reads. One pass over the tags, so that hostile
 * nesting costs no more than its length:
 * - text in simple fields, formulas, phonetic guides and drawn text boxes is text;
 * - a prompt that nobody has written over (单击此处输入文字) is a blank;
 * - a row that begins some columns to the right (`gridBefore`) begins with a blank cell of that width;
 * - hidden text is none, and a cell whose deletion is tracked is gone with its text;
 * - a cell that goes on a vertical merge that never began begins one, so that its text stays.
 */
export function readableMarkup(xml: string): string {
  const pass = new MarkupPass();
  let done = 0;
  for (const found of xml.matchAll(TAGS)) {
    const [whole, slash = '', name = '', attributes = ''] = found;
    pass.write(xml.slice(done, found.index));
    done = found.index + whole.length;
    if (slash) pass.close(name, whole);
    else pass.open(name, attributes, whole);
  }
  pass.write(xml.slice(done));
  return pass.written;
}

const TAGS =
  /<(\/?)(w:(?:tbl|tr|tc|r|vanish|cellDel|trPr|gridBefore|gridSpan|vMerge|tcPrChange|trPrChange|fldSimple|ruby|rubyBase|cr|sdt|showingPlcHdr|t|drawing|txbxContent)|m:(?:oMathPara|oMath|t|num)|mc:(?:AlternateContent|Choice|Fallback))(?=[\s/>])([^<>]*)>/g;
/** Wrappers whose content stands for itself. */
const THROUGH = new Set(['w:fldSimple', 'm:oMathPara', 'mc:AlternateContent', 'mc:Choice', 'w:rubyBase']);
/** Nothing in them is read, unless an element inside says otherwise. Of two ways to draw the same, the first is taken. */
const MUTE = new Set(['w:ruby', 'w:drawing', 'w:tcPrChange', 'w:trPrChange', 'mc:Fallback']);
const WIDEST = 200;

interface Table {
  /** First columns of the cells of the row above that belong to a vertical merge. */
  merged: Set<number>;
  row: Set<number>;
  column: number;
  before: number;
  span: number;
  /** Where the open cell begins in what is written, and whether its deletion is tracked. */
  cellAt: number;
  deleted: boolean;
}

class MarkupPass {
  readonly #parts: string[] = [];
  /** Open elements, and whether what stands around them is muted. */
  readonly #around: { name: string; muted: boolean }[] = [];
  readonly #tables: Table[] = [];
  /** For each open content control, whether it shows its prompt. */
  readonly #prompts: boolean[] = [];
  #shownPrompts = 0;
  /** Open runs, and whether their text is hidden. */
  readonly #hidden: boolean[] = [];
  #muted = false;
  /** Inside of a formula: whether what stands around it is muted. */
  #formula: boolean | null = null;
  readonly #choices: boolean[] = [];

  get written(): string {
    return this.#parts.join('');
  }

  write(markup: string): void {
    if (!this.#muted) this.#parts.push(markup);
  }

  open(name: string, attributes: string, whole: string): void {
    const empty = attributes.endsWith('/');
    if (name === 'w:cr') this.write('<w:br/>');
    else if (name === 'w:showingPlcHdr') this.#prompt();
    else if (name === 'w:vanish' || name === 'w:cellDel') this.#gone(name, attributes);
    else if (/^w:(?:gridBefore|gridSpan|vMerge)$/.test(name)) this.#property(name, attributes, whole);
    else if (empty) this.write(THROUGH.has(name) || MUTE.has(name) ? '' : whole);
    else this.#enter(name, whole);
  }

  /** Hidden text of the open run; a tracked deletion of the open cell. */
  #gone(name: string, attributes: string): void {
    const table = this.#tables.at(-1);
    if (name === 'w:vanish') {
      const shown = /w:val\s*=\s*["'](?:0|false|off)/.test(attributes);
      if (this.#hidden.length > 0 && this.#around.at(-1)?.name === 'w:r') this.#hidden[this.#hidden.length - 1] = !shown;
    } else if (table && !this.#muted) {
      this.#parts.length = table.cellAt;
      table.deleted = true;
      this.#muted = true;
    }
  }

  #prompt(): void {
    if (this.#prompts.at(-1) !== false) return;
    this.#prompts[this.#prompts.length - 1] = true;
    this.#shownPrompts += 1;
  }

  #enter(name: string, whole: string): void {
    const around = this.#muted;
    const parent = this.#around.at(-1);
    this.#around.push({ name, muted: around });
    if (name === 'mc:AlternateContent') this.#choices.push(false);
    if (name === 'mc:Choice') this.#choices[this.#choices.length - 1] = true;
    if (name === 'w:sdt') this.#prompts.push(false);
    if (name === 'w:r') this.#hidden.push(false);
    if (name === 'm:oMath') {
      this.write('<w:r><w:t xml:space="preserve">');
      this.#formula = around;
      this.#muted = true;
    } else if (name === 'm:t') this.#muted = this.#formula ?? around;
    else if (name === 'w:rubyBase' && parent?.name === 'w:ruby') this.#muted = parent.muted;
    else if (name === 'w:txbxContent' && parent?.name === 'w:drawing') {
      this.#muted = parent.muted;
      this.write(`<w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml">${whole}`);
    } else if (MUTE.has(name)) this.#muted ||= name !== 'mc:Fallback' || this.#choices.at(-1) === true;
    else if (name === 'w:t' && (this.#shownPrompts > 0 || this.#hidden.at(-1))) this.#muted = true;
    else if (!THROUGH.has(name) && name !== 'm:num') {
      this.#tableOpens(name);
      this.write(whole);
    }
  }

  close(name: string, whole: string): void {
    const inside = this.#muted;
    const around = this.#around.pop()?.muted ?? false;
    const drawn = name === 'w:txbxContent' && this.#around.at(-1)?.name === 'w:drawing';
    if (name === 'w:sdt' && this.#prompts.pop()) this.#shownPrompts -= 1;
    if (name === 'mc:AlternateContent') this.#choices.pop();
    if (name === 'w:r') this.#hidden.pop();
    if (name === 'w:tc' && this.#cellGone()) {
      this.#muted = around;
      return;
    }
    if (drawn) this.write(`${whole}</v:textbox></w:pict>`);
    this.#muted = around;
    if (name === 'm:oMath') {
      this.#formula = null;
      this.write('</w:t></w:r>');
    } else if (name === 'm:num') {
      if (this.#formula === false) this.#parts.push('/');
    } else if (name === 'w:t') {
      if (!inside) this.write(whole);
    } else if (!THROUGH.has(name) && !MUTE.has(name) && name !== 'm:t' && !drawn) {
      this.write(whole);
      this.#tableCloses(name);
    }
  }

  #cellGone(): boolean {
    const table = this.#tables.at(-1);
    if (!table?.deleted) return false;
    table.deleted = false;
    return true;
  }

  #tableOpens(name: string): void {
    const table = this.#tables.at(-1);
    if (name === 'w:tbl')
      this.#tables.push({ merged: new Set(), row: new Set(), column: 0, before: 0, span: 1, cellAt: 0, deleted: false });
    else if (table && name === 'w:tr') Object.assign(table, { row: new Set(), column: 0, before: 0 });
    else if (table && name === 'w:tc') Object.assign(table, { span: 1, cellAt: this.#parts.length });
  }

  #tableCloses(name: string): void {
    const table = this.#tables.at(-1);
    if (!table) return;
    if (name === 'w:tbl') this.#tables.pop();
    else if (name === 'w:tr') table.merged = table.row;
    else if (name === 'w:tc') table.column += table.span;
    else if (name === 'w:trPr' && table.before > 0) {
      this.write(`<w:tc><w:tcPr><w:gridSpan w:val="${table.before}"/></w:tcPr><w:p/></w:tc>`);
      table.column += table.before;
    }
  }

  #property(name: string, attributes: string, whole: string): void {
    const table = this.#tables.at(-1);
    const value = /w:val\s*=\s*["']([^"']*)/.exec(attributes)?.[1];
    const count = Math.min(Math.max(Math.trunc(Number(value)) || 0, 0), WIDEST);
    if (!table || this.#muted) {
      this.write(whole);
      return;
    }
    if (name === 'w:gridBefore') table.before = count;
    if (name === 'w:gridSpan') table.span = Math.max(count, 1);
    if (name === 'w:vMerge') table.row.add(table.column);
    const begins = name === 'w:vMerge' && value !== 'restart' && !table.merged.has(table.column);
    this.write(begins ? '<w:vMerge w:val="restart"/>' : whole);
  }
}
