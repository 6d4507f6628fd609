/** Slips that leave no figure to read, each with what was probably meant. Text as `plainText` gives it. */
const SLIPS: readonly (readonly [RegExp, string])[] = [
  // The sign of a percentage set as one for 转交.
  [/℅/g, '%'],
  // ± taken for a letter.
  [/^[土士](?=\d)/, '±'],
  [/^([≥≤><])\1+(?=\d)/, '$1'],
];

/** Of ≥95% the stroke below came apart: >-95%. A growth may be that far below nothing, no share. */
const PARTED_SIGN = /^([><])-(\d{2,3}(?:\.\d+)?[%‰].*)$/;
const LEAST_SHARE = 50;
/** 20.000人次: nobody counts people to the thousandth, but thousands are parted so elsewhere. */
const PARTED_THOUSANDS =
  /^(\D{0,12}\d{1,3})\.(\d{3})((?:人次|人|场次|场|次|个|件|份|册|户|项|家|名|篇|套|台|辆|张|只|株|棵|本|期|站).*)$/;

/** The target that was probably meant, where the text as it stands is none; null where no such slip is seen. */
export function likelyTarget(text: string): string | null {
  const parted = PARTED_SIGN.exec(text);
  if (parted && Number.parseFloat(parted[2] ?? '') >= LEAST_SHARE) return `${parted[1] === '>' ? '≥' : '≤'}${parted[2]}`;
  const mended = SLIPS.reduce((whole, [slip, meant]) => whole.replace(slip, meant), text);
  return mended === text ? null : mended;
}

/** `20.000人次` with its thousands as they are written here; null where there are none to mend. */
export function withWholeThousands(text: string): string | null {
  const [, head, thousands, rest] = PARTED_THOUSANDS.exec(text) ?? [];
  return head === undefined ? null : `${head},${thousands}${rest}`;
}

const LOWER = /^(?:≤|<|不高于|不超过|不大于|不多于|不得超过|不得高于|小于|低于|少于|至多|最多|控制在)/;
const UPPER = /^(?:≥|>|不少于|不低于|不小于|不得少于|不得低于|大于|高于|多于|超过|至少|最少|达到)/;

/** Whether a sign says one thing before the figure, and words another behind it: ≤90%以上, ≥20万人次以内. */
export function contradictsItself(text: string): boolean {
  return (LOWER.test(text) && /以上$/.test(text)) || (UPPER.test(text) && /(?:以下|以内|之内)$/.test(text));
}
