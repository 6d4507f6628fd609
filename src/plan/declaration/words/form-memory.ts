/** What is worked out of texts while a form is read, kept until it has been: every way to read it asks for the same cells. */
export class FormMemory<Value> {
  static readonly #all = new Set<FormMemory<unknown>>();
  readonly #known = new Map<string, Value>();

  constructor() {
    FormMemory.#all.add(this);
  }

  /** What is known of the text, else what `work` makes of it; `work` of one memory always makes the same of a text. */
  of(text: string, work: () => Value): Value {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    if (this.#known.size > MOST) this.#known.clear();
    const value = work();
    this.#known.set(text, value);
    return value;
  }

  /** A form has been read: the next may be another unit's, and what stood in this one, names among it, is kept nowhere. */
  static forget(): void {
    for (const memory of FormMemory.#all) memory.#known.clear();
  }
}

const MOST = 50_000;
