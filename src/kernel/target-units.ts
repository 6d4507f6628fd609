const UNIT_START =
  /^(?:人次|场次|课时|学时|人天|户次|车次|平方米|立方米|平方公里|公里|小时|分钟|个工作日|工作日|个月|个区|个百分点|百分点|元|角|分|人|场|次|个|区|县|街道|镇|乡|村|家|户|项|件|套|份|本|册|篇|部|期|批|站|处|点|支|名|位|组|对|张|幅|块|台|辆|座|间|条|门|堂|节|班|届|轮|天|日|周|月|季度|年|岁|%|‰|米|吨|千克|公斤|克|亩|公顷|倍|级|度|国|省|市|种|类|款|段|集|字|页|瓶|只|头|棵|株|队|所|校|园)/;
const LATIN_UNIT = /^(?:km2?|m|m[23]|㎡|㎥|㎞|cm|mm|kg|g|mg|t|GB|MB|TB|kWh|kW|MW|dB|℃|h|min|s|L|ml|mL)(?:\/|$)/;
/** Behind a sign, letters can only be a unit: ≥100Mbps, ≤35μg/m3. Without one they may be a name: 4K, 5G. */
const ANY_LATIN_UNIT = /^[A-Za-zμ℃°Ω㎡㎥][A-Za-zμ℃°·23]{0,5}(?:\/[A-Za-zμ\p{Script=Han}][A-Za-z23\p{Script=Han}]{0,5}){0,2}$/u;

/** `人次` of `人次以上`; undefined where no unit of count stands first. */
export function unitAtStart(text: string): string | undefined {
  return UNIT_START.exec(text)?.[0];
}

export function startsWithUnit(text: string): boolean {
  return UNIT_START.test(text) || LATIN_UNIT.test(text);
}

const COUNTER = /^(?:场(?!次)|名|期|篇|份|次|件|本|册|套|家|位|支|批|辆|台)\p{Script=Han}{2,8}$/u;

/** null: no unit written; undefined: the rest is no unit, so the whole is no figure. */
export function unitOf(rest: string, compared: boolean): string | null | undefined {
  if (rest === '') return null;
  if (/^百分[比号]$/.test(rest)) return '%';
  if (rest === '元整') return '元';
  // Whether people or visits are meant is left open, and so it stays.
  if (/^[人场]（次）$/.test(rest)) return rest;
  // Hours that something is open or watched are no quantity of hours.
  if (/^(?:小时|天|日|年)(?:值守|值班|开放|服务|运行|监测|响应|在线|全天|无休|不间断|不断)/.test(rest)) return undefined;
  if (/^[%‰]\/\p{Script=Han}{1,4}$/u.test(rest)) return rest;
  if (/^[%‰]/.test(rest)) return /\d/.test(rest) ? undefined : rest.slice(0, 1);
  if (compared && ANY_LATIN_UNIT.test(rest)) return rest;
  if (/^级.|^月[底初末中]/.test(rest)) return undefined;
  if (/^A级?|^[,，、.．:：*×xX+\-—~]/.test(rest) || /\d/.test(rest.replace(/m[23]/g, ''))) return undefined;
  if (LATIN_UNIT.test(rest)) return rest.length <= 12 ? rest : undefined;
  const known = unitAtStart(rest);
  if (!known && !compared && rest.startsWith('/')) return undefined;
  if (!known) return /^(?:[\p{Script=Han}/]{1,4}|\p{Script=Han}{1,4}\/\p{Script=Han}{1,4})$/u.test(rest) ? rest : undefined;
  // 20场讲座 counts 场, 3名专家 名; 个街道 and 册次 are units.
  if (COUNTER.test(rest)) return known;
  if (rest.length <= 6 && /^[\p{Script=Han}/·]+$/u.test(rest) && !/[完全成及覆]/.test(rest)) return rest;
  // 0-6岁儿童康复训练人数 is a name.
  if (!compared && /^\p{Script=Han}{5,}$/u.test(rest) && /(?:数|率|量|额|费|度|时间|场次|人次|成本)$/.test(rest))
    return undefined;
  const per = /^[^/]{1,6}\/(?:\([\p{Script=Han}·]{1,8}\)|[\p{Script=Han}%‰·.]{1,6})(?:\/\p{Script=Han}{1,4})?/u.exec(rest)?.[0];
  return per ?? known;
}
