import { readTarget } from '#src/kernel/target.ts';
import type { FormDraft } from './form-draft.ts';
import type { RawIndicator } from './indicator.ts';
import { levelName } from './indicator-grid.ts';
import { type Alignment, align, mostTokens, type RowRole } from './indicator-alignment.ts';
import { bare, type Vocabulary } from './labels.ts';

/** Letters of the heading 绩效指标 that is printed upright beside the table, and bracketed points of a level. */
const NOISE = /^(?:绩效指标|绩效|绩|效|[（(]?\d{1,3}分?[)）])$/;

interface Line {
  tokens: string[];
  where: string;
}

/** Reads indicator rows from running text, where a row may run over lines and a level holds until the next is named. */
export class IndicatorLines {
  readonly rows: RawIndicator[] = [];
  readonly #roles: readonly RowRole[];
  readonly #vocabulary: Vocabulary;
  readonly #draft: FormDraft;
  readonly #cellPerLine: boolean;
  #level1: string | null = null;
  #level2: string | null = null;
  /** Pieces of a row that is not complete yet. */
  #pending: Line | null = null;
  /** Whether the last row took its name from pieces above it, so that a piece below may belong to it too. */
  #nameAround = false;

  /** `cellPerLine`: each line is a whole cell, so that nothing is broken and nothing is glued. */
  constructor(roles: readonly RowRole[], vocabulary: Vocabulary, draft: FormDraft, cellPerLine: boolean) {
    this.#cellPerLine = cellPerLine;
    this.#roles = roles;
    this.#vocabulary = vocabulary;
    this.#draft = draft;
  }

  /** `next` is the line below, if it belongs to the table: a broken name is told from a broken last cell by it. */
  line(text: string, where: string, next: string | null): void {
    const tokens = tokensOf(text);
    const before = this.#pending;
    const named = this.#takeLevels(tokens);
    if (tokens.length === 0) return;
    if (named && before) this.#nameAboveLevel(before, tokens, where);
    else
      this.#rowOrPiece(
        { tokens: before ? continued(before.tokens, tokens, this.#cellPerLine) : tokens, where: before?.where ?? where },
        tokens,
        where,
        next,
        named,
      );
  }

  /** No further line comes: what is pending is read as far as it goes. */
  finish(): void {
    if (this.#pending) this.#leftover(this.#pending);
    this.#pending = null;
  }

  #rowOrPiece(whole: Line, own: readonly string[], where: string, next: string | null, named: boolean): void {
    if (!this.#pending && !named && this.#isTailOfRow(own, next)) {
      this.#attach(own.join(''), where);
      return;
    }
    const found = align(whole.tokens, this.#roles, true);
    const alone = this.#pending ? align(own, this.#roles, true) : null;
    if (found && !(alone && this.#pending && this.#isNameless(this.#pending))) {
      this.#emit(found, whole.where);
      this.#pending = null;
      this.#nameAround = false;
      return;
    }
    if (whole.tokens.length <= mostTokens) this.#pending = whole;
    else {
      this.#pending = null;
      this.#leftover(whole);
    }
  }

  #isNameless(line: Line): boolean {
    return line.tokens.length > 3;
  }

  /** A level named in the middle of a row: the words above it are the first half of the row's name. */
  #nameAboveLevel(before: Line, tokens: string[], where: string): void {
    this.#pending = null;
    const nameless = align(tokens, this.#roles, false);
    const full = align(tokens, this.#roles, true);
    if (nameless && (!full || nameless.worth >= full.worth + 2)) {
      this.#emit({ ...nameless, level3: before.tokens.join('') }, where);
      this.#nameAround = true;
      return;
    }
    this.#leftover(before);
    if (full) this.#emit(full, where);
    else this.#pending = { tokens, where };
  }

  #isTailOfRow(tokens: readonly string[], next: string | null): boolean {
    const last = this.rows.at(-1);
    if (!last || align(tokens, this.#roles, true)) return false;
    if (tokens.some((token) => readTarget(token).value !== null)) return false;
    if (this.#nameAround || next === null) return true;
    return this.#startsLevel(next) && (last.reason !== null || readTarget(last.target).kind === 'qualitative');
  }

  #attach(text: string, where: string): void {
    const last = this.rows.at(-1);
    if (!last) return;
    if (this.#nameAround) last.level3 += text;
    else if (last.reason !== null) last.reason += text;
    else last.target += text;
    this.#draft.warn('line-joined', `“${text}”按断行并入上一行，请核对`, where);
  }

  #leftover(line: Line): void {
    const shorter = this.#roles.includes('weight') ? this.#withoutCells(line.tokens) : null;
    if (shorter) {
      this.#emit(shorter.found, line.where);
      this.#draft.warn('cell-missing', `这一行缺少${shorter.missing.map((role) => ROLE_NAMES[role]).join('、')}`, line.where);
    } else this.#draft.warn('row-unread', `指标行“${line.tokens.join(' ').slice(0, 80)}”无法识别`, line.where);
  }

  #withoutCells(tokens: readonly string[]): { found: Alignment; missing: RowRole[] } | null {
    const droppable: RowRole[][] = [
      ['actual'],
      ['score'],
      ['actual', 'score'],
      ['weight', 'score'],
      ['actual', 'weight', 'score'],
    ];
    for (const missing of droppable) {
      const found = align(
        tokens,
        this.#roles.filter((role) => !missing.includes(role)),
        true,
      );
      if (found && found.worth > 0) return { found, missing };
    }
    return null;
  }

  #emit(found: Alignment, where: string): void {
    const { worth: _worth, ...cells } = found;
    this.rows.push({ level1: this.#whole(this.#level1, this.#vocabulary.level1), level2: this.#level2, ...cells, where });
  }

  /** 产出指 is the head of 产出指标: the rest stands on another line. */
  #whole(name: string | null, words: ReadonlySet<string>): string | null {
    if (name === null || words.has(name)) return name;
    const longer = [...words].filter((word) => word.startsWith(name));
    return longer.length === 1 ? (longer[0] ?? name) : name;
  }

  /** Takes level names off the head of a line; true when there were any. */
  #takeLevels(tokens: string[]): boolean {
    let named = false;
    while (tokens.length > 0) {
      const token = tokens[0] ?? '';
      if (NOISE.test(token) && tokens.length >= 1 && !/^\d+$/.test(token)) {
        tokens.shift();
        continue;
      }
      if (this.#completesLevel(token)) {
        tokens.shift();
        continue;
      }
      const level = this.#levelAt(token, tokens[1]);
      if (!level) break;
      if (level.depth === 1) {
        this.#level1 = level.name;
        this.#level2 = null;
      } else this.#level2 = level.name;
      tokens.splice(0, 1, ...(level.rest ? [level.rest] : []));
      named = true;
    }
    return named;
  }

  #completesLevel(token: string): boolean {
    const { level1, level2 } = this.#vocabulary;
    if (token.length > 8) return false;
    if (this.#level2 && level2.has(this.#level2 + token)) this.#level2 += token;
    else if (this.#level1 && level1.has(this.#level1 + token)) this.#level1 += token;
    else return false;
    return true;
  }

  #levelAt(token: string, next = ''): { depth: 1 | 2; name: string; rest: string } | null {
    const name = levelName(token) ?? '';
    const { level1, level2, children } = this.#vocabulary;
    // 成本指标 and 满意度 are first levels on some forms and second levels on others: below 产出指标 the former is the second.
    const below =
      this.#level1 !== null && children.get(this.#level1)?.has(name) && !children.get(name)?.has(levelName(next) ?? '');
    if (level1.has(name) && !below) return { depth: 1, name, rest: '' };
    if (level2.has(name)) return { depth: 2, name, rest: '' };
    for (const [depth, words] of [
      [1, level1],
      [2, level2],
    ] as const) {
      const head = [...words]
        .filter((word) => word.length >= 4 && token.startsWith(word))
        .sort((one, other) => other.length - one.length)[0];
      if (head) return { depth, name: head, rest: token.slice(head.length).replace(/^[（(]\d+分?[）)]/, '') };
    }
    const broken = [...level1].some((word) => token.length >= 3 && word.startsWith(token));
    return broken ? { depth: 1, name: token, rest: '' } : null;
  }

  #startsLevel(text: string): boolean {
    return this.#levelAt(tokensOf(text)[0] ?? '') !== null;
  }
}

const ROLE_NAMES: Record<RowRole, string> = {
  target: '目标值',
  actual: '实际完成值',
  weight: '分值',
  score: '得分',
  reason: '原因',
};

/** Words of a line; a sign stays with its figure, a figure with its unit, and a name glued to its target is parted from it. */
export function tokensOf(text: string): string[] {
  const spaced = text
    .replace(/([≥≤><=＞＜＝])[\s\u3000]+(?=[≥≤><=＞＜＝\d０-９])/g, '$1')
    .replace(/(\d)[\s\u3000]+(?=(?:%|％|‰|场次|人次|万人次|万元|元|场|次|个|人|家|份|站|项|区|天)(?:[\s\u3000]|$))/g, '$1');
  const tokens = spaced.split(/[\s\u3000]+/).filter(Boolean);
  if (tokens.some((token) => /^[≥≤><=＞＜＝]/.test(token))) return tokens;
  return tokens.flatMap((token) => {
    const glued = /^([\p{Script=Han}（）()]{2,})((?:[≥≤><=＞＜＝]+)\d.*)$/u.exec(token);
    return glued ? [glued[1] ?? '', glued[2] ?? ''] : [token];
  });
}

/** The row that goes on in the next line: its last word may have been broken there. */
function continued(before: readonly string[], tokens: readonly string[], cellPerLine: boolean): string[] {
  const last = before.at(-1) ?? '';
  const first = tokens[0] ?? '';
  const broken = /\p{Script=Han}$/u.test(last) && /^\p{Script=Han}/u.test(first) && before.length === 1 && !cellPerLine;
  return broken ? [last + first, ...tokens.slice(1)] : [...before, ...tokens];
}

/** Column roles of a head line in running text, in order; null when the line is none. */
export function lineColumns(text: string, vocabulary: Vocabulary) {
  const tokens = tokensOf(text).map(bare);
  const roles = tokens.flatMap((token) => vocabulary.columns.get(token) ?? []);
  if (roles.length >= 3 && roles.includes('level1')) return roles;
  const glued = bare(text);
  const order = [...vocabulary.columns]
    .filter(([name]) => name.length >= 3 || name === '分值' || name === '得分')
    .map(([name, role]) => ({ role, at: glued.indexOf(name) }))
    .filter((found) => found.at >= 0)
    .sort((one, other) => one.at - other.at)
    .map((found) => found.role);
  return /^(?:绩效指标)?一级(?:指标|目标)/.test(glued) && order.length >= 3 ? [...new Set(order)] : null;
}
