/** Why a reading may not be what the form meant; `likely` is how it was probably meant, never applied. */
export interface TargetDoubt {
  code:
    | 'blank'
    | 'likely-slip'
    | 'several-numbers'
    | 'approximate'
    | 'reversed-range'
    | 'open-range'
    | 'contradiction'
    | 'no-such-date';
  message: string;
  likely: string | null;
}

/** Slips that leave no figure to read, each with what was probably meant. Text as `plainText` gives it. */
const SLIPS: readonly (readonly [RegExp, string])[] = [
  // The sign of a percentage set as one for 转交.
  [/℅/g, '%'],
  // ± taken for a letter.
  [/^[土士](?=\d)/, '±'],
  [/^([≥≤><])\1+(?=\d)/, '$1'],
  // The stroke below a sign as a letter of its own, and a speck before the figure.
  [/^>_(?=\d)/, '≥'],
  [/^<_(?=\d)/, '≤'],
  [/^([≥≤><])\.(?=\d{2})/, '$1'],
  [/^(?<sign>[≥≤><])\.(?=\d)/, '$<sign>0.'],
  // A sign again behind the figure.
  [/^([≥≤><])(\d[^≥≤><]{0,12})[≥≤><]$/, '$1$2'],
];

/** Of ≥95% the stroke below came apart: >-95%. A growth may be that far below nothing, no share. */
const PARTED_SIGN = /^([><])-(\d{2,3}(?:\.\d+)?[%‰].*)$/;
const LEAST_SHARE = 50;
/** 20.000人次: nobody counts people to the thousandth, but thousands are parted so elsewhere. */
const PARTED_THOUSANDS =
  /^(\D{0,12}[1-9]\d{0,2})\.(\d00)((?:人次|人|场次|场|次|个|件|份|册|户|项|家|名|篇|套|台|辆|张|只|株|棵|本|期|站).*)$/;

/** The target that was probably meant, where the text as it stands is none; null where no such slip is seen. */
export function likelyTarget(text: string): string | null {
  const parted = PARTED_SIGN.exec(text);
  if (parted && Number.parseFloat(parted[2] ?? '') >= LEAST_SHARE) return `${parted[1] === '>' ? '≥' : '≤'}${parted[2]}`;
  const mended = SLIPS.reduce((whole, [slip, meant]) => whole.replace(slip, meant), text);
  return mended === text ? null : mended;
}

/** `20.000人次` with its thousands as they are written here; null where there are none to mend. */
function withWholeThousands(text: string): string | null {
  const [, head, thousands, rest] = PARTED_THOUSANDS.exec(text) ?? [];
  return head === undefined ? null : `${head},${thousands}${rest}`;
}

const BOUND_BELOW = /以上(?:\(含\))?$/;
/** 2次/年内 says how often, and bounds nothing. */
const BOUND_ABOVE = /(?:以下|以内|之内|(?<![年月季度期])内)(?:\(含\))?$/;
const LOWER = /^(?:≤|<|不高于|不超过|不大于|不多于|不得超过|不得高于|小于|低于|少于|至多|最多)/;
const UPPER = /^(?:≥|>|不少于|不低于|不小于|不得少于|不得低于|大于|高于|多于|超过|至少|最少)/;

function contradictsItself(text: string): boolean {
  return (LOWER.test(text) && BOUND_BELOW.test(text)) || (UPPER.test(text) && BOUND_ABOVE.test(text));
}

/** Where a sign says one thing before the figure, and words another behind it: ≤90%以上, ≥20万人次以内. */
export function contradiction(raw: string, text: string): TargetDoubt | null {
  if (!contradictsItself(text)) return null;
  return { code: 'contradiction', message: `“${raw}”前后两个界限相反，无法判定是否完成，请核对原表`, likely: null };
}

export function slip(raw: string, likely: string): TargetDoubt {
  return { code: 'likely-slip', message: `“${raw}”可能是“${likely}”的误识别，请核对原表`, likely };
}

/** 100%（≥95%）: a figure, and another bound in brackets behind it. */
export function hasBoundBehind(text: string): boolean {
  return /^[^()]*\d[^()]*\([≥≤><]=?\d[\d.]*[^\d()]{0,4}\)$/.test(text);
}

/** Text recognition reads ≥ as 2, > as 3 and ≤ as S: `290%` stands for `≥90%`. */
export function slipDoubt(text: string, compared: boolean): TargetDoubt | null {
  if (/%[oO]$/.test(text)) return slip(text, text.replace(/%[oO]$/, '‰'));
  const rate = /^([23])(\d{2,3}(?:\.\d+)?)([%‰])(?:及?以上)?$/.exec(text);
  const thousands = withWholeThousands(text);
  if (thousands !== null) return slip(text, thousands);
  const isSigned = compared && !/以上$/.test(text);
  if (!rate || isSigned || Number(rate[2]) > 100 || Number(rate[2]) < (rate[1] === '2' ? 50 : 80)) return null;
  return slip(text, `${rate[1] === '2' ? '≥' : '>'}${rate[2]}${rate[3]}`);
}

/** `≥90 9%`: a blank inside a figure may be a border, a lost point or a mark on the paper. Thousands may be parted by one. */
export function partedFigure(raw: string): TargetDoubt | null {
  const parts = /\d[\s\u3000]+\d/.test(raw) ? /(\d[\d\s\u3000]*\d)/.exec(raw)?.[1] : null;
  if (!parts || /^\d{1,3}(?:[\s\u3000]\d{3})+$/.test(parts)) return null;
  return { code: 'likely-slip', message: `“${raw}”的数字中间有空格，请核对原表`, likely: null };
}
