import { type CellRole, cellWorth, readingOf, type RowContext, STATE, TOLD } from '../words/cell-worth.ts';
import { suits } from '../words/name-suits.ts';
import { isBlank, plainNumber } from '../words/values.ts';

const ALONE: RowContext = { target: null, targetText: '', weight: null, bordered: false };
const LONGEST_NAME = 60;
const LONGEST_REASON = 400;

/** Columns whose cells are judged by another one of their row, too. */
type JudgedBeside = Extract<CellRole, 'level3' | 'actual' | 'expected' | 'score'>;

/**
 * What stands in a cell, or may. A text of a table is one such object however many ways put it into a cell: what it is worth, alone and beside
 * another one, and what it makes with the piece that goes on with it, is worked out once.
 */
export class CellText {
  readonly text: string;
  /** In Chinese letters, which are twice as wide as others. */
  readonly width: number;
  readonly #texts: Map<string, CellText>;
  readonly #alone = new Map<CellRole, number>();
  readonly #beside = new Map<JudgedBeside, Map<CellText, number>>();
  readonly #longer = new Map<CellText, CellText>();
  #asPiece: AsPiece | undefined;
  #asBegun: AsBegun | undefined;

  private constructor(text: string, texts: Map<string, CellText>) {
    this.text = text;
    this.width = widthOf(text);
    this.#texts = texts;
  }

  /** `text` among the texts of a table. */
  static of(text: string, texts: Map<string, CellText>): CellText {
    const known = texts.get(text);
    if (known) return known;
    const made = new CellText(text, texts);
    texts.set(text, made);
    return made;
  }

  with(piece: CellText): CellText {
    const known = this.#longer.get(piece);
    if (known) return known;
    const made = CellText.of(this.text + piece.text, this.#texts);
    this.#longer.set(piece, made);
    return made;
  }

  /** Whether a cell of this text can go on with a piece: names with words, figures with their units or with the rest of a date. */
  mayGoOn(role: CellRole, piece: CellText): boolean {
    if (role === 'weight' || role === 'score' || role === 'comparator') return false;
    const rest = piece.#rest;
    if (role === 'reason')
      return (
        !rest.figured && !saysNone(this.text) && !saysNone(piece.text) && this.text.length + piece.text.length <= LONGEST_REASON
      );
    if (role === 'level3') return rest.named && this.text.length + piece.text.length <= LONGEST_NAME;
    if (rest.figured) return false;
    const begun = this.#begun;
    if (rest.dated && begun.dated) return true;
    if (rest.numbered) return false;
    if (begun.worded) return rest.worded;
    return rest.short && (begun.unit === null || this.#isMeasuredBy(piece));
  }

  get #rest(): AsPiece {
    this.#asPiece ??= asPiece(this.text);
    return this.#asPiece;
  }

  get #begun(): AsBegun {
    this.#asBegun ??= asBegun(this.text);
    return this.#asBegun;
  }

  /** Whether a piece is the rest of the unit, or bounds the figure: 场 of 场次, 以上, and no words of another cell. */
  #isMeasuredBy(piece: CellText): boolean {
    const [own, whole] = [readingOf(this.text), readingOf(this.text + piece.text)];
    return own.kind === 'date' || own.unit !== whole.unit || own.comparator !== whole.comparator;
  }

  /**
   * What the text is worth in a column: a name and an actual value beside the target, a target beside the name and the actual value, a score
   * beside the points; −∞ where it cannot stand there.
   */
  worth(role: CellRole, one: CellText | null, other: CellText | null): number {
    switch (role) {
      case 'level3':
      case 'actual':
      case 'expected':
      case 'score':
        return one === null ? this.#worthAlone(role) : this.#worthBeside(role, one);
      case 'target':
        return this.#worthAlone(role) + (one === null ? 0 : one.#suits(this)) + (other === null ? 0 : other.#gain(this));
      default:
        return this.#worthAlone(role);
    }
  }

  #worthAlone(role: CellRole): number {
    const known = this.#alone.get(role);
    if (known !== undefined) return known;
    const worth = cellWorth(role, this.text, ALONE) + bonusOf(role, this.text);
    this.#alone.set(role, worth);
    return worth;
  }

  #worthBeside(role: JudgedBeside, other: CellText): number {
    const known = this.#beside.get(role) ?? new Map<CellText, number>();
    this.#beside.set(role, known);
    const worth = known.get(other) ?? this.#judged(role, other);
    known.set(other, worth);
    return worth;
  }

  #judged(role: JudgedBeside, { text }: CellText): number {
    if (role === 'level3') return this.#worthAlone(role) + suits(this.text, text);
    const context: RowContext =
      role === 'score' ? { ...ALONE, weight: plainNumber(text) } : { ...ALONE, target: readingOf(text), targetText: text };
    return cellWorth(role, this.text, context);
  }

  /** How well this name suits a target. */
  #suits(target: CellText): number {
    return this.#worthBeside('level3', target) - this.#worthAlone('level3');
  }

  /** How much better or worse this actual value looks beside a target. */
  #gain(target: CellText): number {
    return this.#worthBeside('actual', target) - this.#worthAlone('actual');
  }
}

/** 对生态环境的改善作用 names an effect, although it tells of a state. */
const EFFECT = /^对\p{Script=Han}{2,30}的\p{Script=Han}{0,8}(?:作用|影响|程度)$/u;

/** Names whose words tell of a state as well. */
const NAMED = /^\D*(?:满意度|率|数量|人数|人次|次数|场次|面积|长度|程度|[时确定全]性)$/u;

/** 无: there is nothing to tell. */
export function saysNone(text: string): boolean {
  return isBlank(text) || /^无(?:偏差)?$/.test(text);
}

/** What tells of no cause is rather the beginning of a name. */
const UNTOLD = -3;

/** Where nothing but the order of columns is known, a name is expected most of all, and never a sentence. */
function bonusOf(role: CellRole, text: string): number {
  if (role === 'level3') return 1.5 - (/[，；。]/.test(text) ? 3 : 0);
  if (role === 'target') return EFFECT.test(text) || NAMED.test(text) ? -3 : 0;
  if (role === 'reason') return TOLD.test(text) || /[，；。]/.test(text) || saysNone(text) ? 0 : UNTOLD;
  return role === 'soFar' ? 1 : 0;
}

/** In Chinese letters. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/[\p{Script=Han}（），、：]/u.test(letter) ? 1 : 0.5), 0);
}

/** What a piece is that may go on a cell. */
interface AsPiece {
  /** Words that a name may go on with. */
  named: boolean;
  /** A cell of its own: a plain figure, or one with its sign. */
  figured: boolean;
  /** The rest of a date. */
  dated: boolean;
  /** Begins with a figure. */
  numbered: boolean;
  worded: boolean;
  /** A unit, or the end of one. */
  short: boolean;
}

function asPiece(text: string): AsPiece {
  return {
    named: /^[\p{Script=Han}（）()“”、·/A-Za-z\d-]+$/u.test(text) && !/^\d+(?:\.\d+)?%?$/.test(text),
    figured: plainNumber(text) !== null || /^[≥≤><=]/.test(text),
    dated: /^(?:\d{1,2})?[月日]/.test(text),
    numbered: /^\d/.test(text),
    worded: /^\p{Script=Han}+$/u.test(text),
    short: text.length <= 4 && /^[\p{Script=Han}（）()/%·]+$/u.test(text) && !STATE.test(text),
  };
}

/** What a cell is that a piece may go on. */
interface AsBegun {
  /** A date may go on here. */
  dated: boolean;
  /** No figure: words go on with words. */
  worded: boolean;
  unit: string | null;
}

function asBegun(text: string): AsBegun {
  const { value, kind, unit } = readingOf(text);
  return { unit, dated: /\d$|[年月]$/.test(text), worded: value === null && kind !== 'date' };
}
