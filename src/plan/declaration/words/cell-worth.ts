import { readTarget, type TargetReading } from '#src/kernel/target.ts';
import type { ColumnRole } from '../layouts/layout.ts';
import { FormMemory } from './form-memory.ts';
import { isBlank, plainNumber } from './values.ts';

/** Columns of an indicator row after its levels. */
export type CellRole = Exclude<ColumnRole, 'level1' | 'level2' | 'cause' | 'causeText' | 'note'>;

/** What earlier cells of the row say about the ones to come. */
export interface RowContext {
  target: TargetReading | null;
  targetText: string;
  weight: number | null;
  /** Whether the borders of cells are known. */
  bordered: boolean;
}

/** Words that say a state, as qualitative targets and actuals do. */
export const STATE =
  /提升|提高|完善|良好|优秀|改善|达标|合格|完成|符合|保障|健全|增强|加强|明显|显著|有效|稳定|可控|规范|落实|及时|满意|达成|达到|促进|减少|减轻|缓解|扩大|优化|维护|降低|推动|基本|持续|长期|严格|按照|全覆盖|^应(\p{Script=Han})尽\1$|^不[低高]于(?:上一?|去|往)年|^(?:全年|常年|全天|年内|当年|年度内)$|^零\p{Script=Han}{2,6}$|^按[月年旬季周日期时批](?:度|次|进度)?\p{Script=Han}{2,6}$|^(?:优|良|优良|中|差|是|否|无|有|好|高|低|强|大|较好|较高)$/u;
/** How names of indicators end. */
const NAME_END =
  /(?:率|数|数量|次|次数|量|度|程度|性|额|情况|时间|成本|效益|影响|场次|人次|面积|比例|标准|能力|水平|机制|质量|经费|费用|支出|进度)(?:[（(][^）)]{0,30}[）)])?$/;
/** How descriptions of an indicator begin; behind a name or before a value they are a cell of their own. */
const DESCRIBES = /(?:反映|衡量|考察|考核)[\p{Script=Han}“”《》、（）()·\d%-]{2,60}?(?:情况|程度|水平)/u;
/** 定量指标, 正向指标: what kind of indicator the row is, as a column of its own says. */
const KIND = /^(?:定[性量]|[正反负逆]向|核心|非核心|一般|共性|个性)指标$/;
const SIGN_HEAD = /^(?:[≥≤≧≦><=＞＜＝﹥﹤﹦═⩾⩽]|不少于|不低于|不高于|不超过|大于等于|小于等于|等于(?=\d))/;
const BARE_SIGN = /^(?:[≥≤≧≦><=＞＜＝﹥﹤﹦═⩾⩽]{1,2}|大于等于|小于等于|大于|小于|等于|定性|定量)$/;
const IMPOSSIBLE = Number.NEGATIVE_INFINITY;

const readings = new FormMemory<TargetReading>();

/** What a text is as a target; read once. */
export function readingOf(text: string): TargetReading {
  return readings.of(text, () => readTarget(text));
}

/** Whether any of the texts could stand in a column that the head names; else the column is blank throughout. */
export function isUsed(role: CellRole, texts: readonly string[]): boolean {
  if (role === 'comparator') return texts.some((text) => BARE_SIGN.test(text));
  return role !== 'unit' || texts.some((text) => text.length <= 5 && unitWorth(text) > 0);
}

/** How much a cell that the row does not have is missed. */
export function absenceWorth(role: CellRole, bordered: boolean): number {
  const worths: Record<CellRole, number> = {
    level3: -9,
    comparator: -2,
    target: -4,
    otherYear: -3,
    unit: -1,
    actual: -3,
    weight: -4,
    score: -3,
    reason: 0,
    remark: 0,
    aside: 0,
    soFar: -2,
    expected: -2,
    possibility: -1,
  };
  // Where borders are known, a blank cell is there to be seen.
  return worths[role] - (bordered ? 2.5 : 0);
}

/** How well a text fits a column; −∞ where it cannot stand there. An empty text is a cell known to be blank. */
export function cellWorth(role: CellRole, text: string, context: RowContext): number {
  if (role === 'actual' || role === 'expected' || role === 'score')
    return isBlank(text) ? blankWorth(role) : role === 'score' ? scoreWorth(text, context) : actualWorth(text, context);
  const known = context.bordered ? bordered : unbordered;
  const worths = known[role] ?? new FormMemory<number>();
  known[role] = worths;
  return worths.of(text, () => (isBlank(text) ? blankWorth(role) : plainWorth(role, text, context.bordered)));
}

/** By the column. */
type Worths = Partial<Record<CellRole, FormMemory<number>>>;
const bordered: Worths = {};
const unbordered: Worths = {};

function blankWorth(role: CellRole): number {
  return role === 'level3' ? -8 : Math.max(absenceWorth(role, false) + 1.5, -2);
}

function plainWorth(role: Exclude<CellRole, 'actual' | 'expected' | 'score'>, text: string, bordered: boolean): number {
  switch (role) {
    case 'level3':
      return nameWorth(text);
    case 'target':
      return targetWorth(text);
    case 'otherYear':
    case 'soFar':
      return otherYearWorth(text);
    case 'possibility':
      return /^(?:确定能|有可能|完全不可能)$/.test(text) ? 5 : IMPOSSIBLE;
    case 'comparator':
      return BARE_SIGN.test(text) ? 4 : IMPOSSIBLE;
    case 'unit':
      return unitWorth(text);
    case 'weight':
      return weightWorth(text);
    default:
      return proseWorth(role, text, bordered);
  }
}

/** What the further cells of the row need to know. */
export function contextAfter(role: CellRole, text: string, context: RowContext): RowContext {
  if (role === 'target') return { ...context, target: readingOf(text), targetText: text };
  if (role === 'weight') return { ...context, weight: plainNumber(text.replace(/分$/, '')) };
  return context;
}

/** What a target is measured by, as its column says it: a cell of its own. */
const YARDSTICK = /^(?:计划|历史|行业|预算支出|其他)标准(?=\P{Script=Han}|\p{Script=Han}|$)/u;

function nameWorth(text: string): number {
  if (YARDSTICK.test(text) || KIND.test(text)) return IMPOSSIBLE;
  return plainNameWorth(text.replace(OPEN_FIGURE, '')) - (text.replace(OPEN_FIGURE, '') === '' ? 9 : 0);
}

/** 展项数量（≥**个）: the template's own hint behind a name that a list offers. */
const OPEN_FIGURE = /(?<=\p{Script=Han}.{0,60})(?:[（(][≥≤><=]{0,2}\*{2}[^（）()]{0,8}[）)]|[≥≤]\*{2}\p{Script=Han}{0,3}$)/gu;

/** 满意度指标（10分） is a level, even where its second level is unknown. */
const LEVEL_WITH_POINTS = /^\p{Script=Han}{2,6}(?:指标|目标)[（(]\d{1,3}分?[）)]$/u;

/** 时效 指标（必填） is a level of a template that says which of them are to be filled in. */
const LEVEL_WITH_REMARK =
  /^(?:数量|质量|时效|成本|(?:经济|社会|生态|环境)效益|可持续(?:影响|发展)|(?:\p{Script=Han}{2,6})?满意度)\s*指标\s*[（(][必选][填选][^（）()]{0,8}[）)]$/u;

function plainNameWorth(text: string): number {
  let worth = NAME_END.test(text) ? 1 : 0;
  if (/\*{2}/.test(text)) worth -= 5;
  if (LEVEL_WITH_POINTS.test(text) || LEVEL_WITH_REMARK.test(text)) worth -= 9;
  if (DESCRIBES.test(text)) worth -= 4;
  if (SIGN_HEAD.test(text)) worth -= 6;
  else if (/[大小]于等于\d/.test(text)) worth -= 9;
  else if (/[≥≤≧≦><=＞＜＝]\d/.test(text)) worth -= 9;
  else if (/[≥≤≧≦＞＜＝]/.test(text)) worth -= 5;
  // What begins with a unit is the rest of a figure.
  if (/^[%％‰]/.test(text)) worth -= 8;
  if (text.length === 1) worth -= 3;
  if (!/\p{Script=Han}{2}/u.test(text)) worth -= 6;
  else if (/^\d/.test(text) && readingOf(text).value !== null) worth -= 4;
  return worth - Math.max(0, text.length - 40) / 10;
}

/** Where a form is to be signed. */
const SIGNATURE = /^[（(]?(?:盖章|签字|签章|签名|公章)(?:处)?[）)]?$/;

/** A noun before a plain figure with its unit; verbs and what bounds a figure belong to it. */
const NAMED_FIGURE =
  /^(?!.{0,6}(?:每|第|前|约|近|共|计划|累计|完成|举办|开展|组织|提|增|降|减|升|达|到|控制|保持|大于|小于|高于|低于|超|不|至少|至多|以|为|月|年))\p{Script=Han}{3,12}\d[\d.,]*\p{Script=Han}{0,4}$/u;

/** 较上年下降≥3%: which way from where the figure counts belongs to it, and ends no name. */
const CHANGE =
  /^(?:逐[年步]|年均|累计)?(?:(?:[较比与同](?:上一?年度?|去年|前一?年|上期|往年|基期|年初|(?:19|20)\d{2}年度?)|同比|环比)(?:同期|相比)?)?(?:增[长加幅]|提[高升]|上升|下降|降低|减少|压减|压缩|缩短)(?:率|比例|幅度)?[≥≤≧≦><=＞＜＝]/;

function targetWorth(text: string): number {
  if (
    BARE_SIGN.test(text) ||
    KIND.test(text) ||
    SIGNATURE.test(text) ||
    /^(?:[≥≤><=]*\d.*)?(?:计划|历史|行业|预算支出|其他)标准$/.test(text)
  )
    return IMPOSSIBLE;
  const reading = readingOf(text);
  let worth = DESCRIBES.test(text) ? -4 : 0;
  // **个 and ≥**%: a template leaves its figures open.
  if (/^\D{0,2}\*{2}/.test(text)) worth += text.includes('★') ? -4 : 4;
  // A name and its figure in one.
  if (!CHANGE.test(text) && /\p{Script=Han}[≥≤≧≦><=＞＜＝]+\d/u.test(text) && reading.kind !== 'range') worth -= 5;
  // 上安全事故0起: what stands before a plain figure is the end of a name.
  if (NAMED_FIGURE.test(text)) worth -= 2.5;
  // A state and its figure in one: the first ends the name.
  if (/^(?!提|增|下降|降|减|达|控制|保持|大于|小于|高于|低于|超过|不)\p{Script=Han}{2,6}\d[\d.]*[%％]$/u.test(text)) worth -= 3;
  // No unit is so long: the next cell was taken with the figure.
  if (reading.value !== null && reading.kind !== 'date' && /\d\D{10,}$/.test(text)) worth -= 5;
  if (reading.comparator) worth += SIGN_HEAD.test(text) || reading.kind === 'range' || reading.kind === 'date' ? 5 : 3;
  if (reading.value !== null || reading.kind === 'date')
    worth += reading.unit === null && !reading.comparator && reading.kind !== 'date' ? 1.5 : 3;
  if (reading.kind === 'qualitative') {
    worth += STATE.test(text) ? 2 : -1;
    if (NAME_END.test(text) && !STATE.test(text)) worth -= 1;
    if (/^\d+(?:\.\d+)?$/.test(text)) worth -= 4;
    worth -= text.length / 15;
  }
  return worth;
}

function otherYearWorth(text: string): number {
  const reading = readingOf(text);
  const figure = reading.value !== null || reading.kind === 'date';
  return (figure ? 3 : STATE.test(text) ? 1.5 : -1.5) - (figure ? 0 : text.length / 15);
}

const ACHIEVED = /^(?:部分|未|基本)?达成(?:年度|预期)(?:指标|目标)$/;
const ACHIEVED_AND_MORE = /达成(?:年度|预期)(?:指标|目标)(?![且并具但和])\p{Script=Han}{3}/u;

function actualWorth(text: string, { target, targetText }: RowContext): number {
  if (BARE_SIGN.test(text)) return IMPOSSIBLE;
  if (text === targetText) return 4;
  // What forms are told to write of a target that is met in words.
  if (ACHIEVED.test(text)) return 2;
  const reading = readingOf(text);
  let worth = STATE.test(text) ? 1.5 : 0;
  if (SCORING.test(text)) worth -= 5;
  if (target) {
    if (reading.kind === target.kind || (target.kind === 'range' && reading.value !== null)) worth += 2;
    else if (reading.kind === 'qualitative') worth -= 1.5;
    if (reading.unit !== null && reading.unit === target.unit) worth += 2;
    else if (reading.value !== null && reading.unit === null && target.value !== null) worth += 0.5;
  }
  if (ACHIEVED_AND_MORE.test(text)) worth -= 5;
  if (SIGN_HEAD.test(text)) worth -= 3;
  else if (/[≥≤≧≦＞＜＝]/.test(text)) worth -= 5;
  if (reading.kind === 'qualitative') worth -= text.length / 15;
  return worth;
}

function unitWorth(text: string): number {
  // 定量 is the kind of an indicator, and counts nothing; nor do grades such as 好中差.
  if (text.length > 8 || /\d/.test(text) || /定[量性]$/.test(text) || /^[优良好中差高低]{2,6}$/.test(text)) return IMPOSSIBLE;
  return readingOf(`1${text}`).unit !== null ? 3 : 0;
}

function weightWorth(text: string): number {
  const value = plainNumber(text.replace(/分$/, ''));
  // 权重 20%: a share of the whole.
  if (/^\d{1,2}(?:\.\d{1,2})?[%％]$/.test(text)) return 1;
  return value === null || value > 100 ? IMPOSSIBLE : 3;
}

function scoreWorth(text: string, { weight }: RowContext): number {
  const value = plainNumber(text.replace(/分$/, ''));
  if (value === null) return IMPOSSIBLE;
  if (weight === null) return value <= 100 ? 1.5 : -6;
  return value <= weight ? 3 : -6;
}

/** How points are given: a column of its own, and no reason for what was missed. */
const SCORING = /[赋给]分|[记得计]满分|满分\d|[记计]分[。；;]|扣\d|扣完为止|不得分|得\d{1,3}(?:\.\d+)?分|分值[记计]分/;

/** What a column of proofs says. */
const EVIDENCE =
  /^(?:工作|佐证|证明|说明|统计|会计|档案|正式)(?:资料|材料|凭证|文件|报表)$|^(?:原始凭证|统计年鉴|问卷调查|调查问卷|统计数据)$/;

/** So short and without a word that tells of a cause, what stands before a name is the beginning of it. */
const FRAGMENT = /^\p{Script=Han}{2,6}$/u;
/** Words that tell of a cause or of what is done about it. */
export const TOLD =
  /[因未无没尚待受被超差欠已需拟将请缺滞延推迟取调停暂暴疫雨含另见详按由共除]|其中|包括|新增|原|预算|进度|结转|招标|采购|政策/;

function proseWorth(role: 'reason' | 'remark' | 'aside', text: string, bordered: boolean): number {
  if (/^\d+(?:\.\d+)?$/.test(text)) return role !== 'reason' && bordered ? -0.5 : -5;
  if (YARDSTICK.test(text) && !/^\p{Script=Han}{2,4}标准$/u.test(text)) return -8;
  const described = DESCRIBES.exec(text)?.index;
  let worth = role !== 'reason' ? (described === 0 ? 2.5 : described === undefined ? -0.5 : -4) : 0;
  if (SCORING.test(text)) worth += role !== 'reason' ? 3 : -3;
  if (/^(?:无|无偏差|计划标准|历史标准|行业标准|其他标准|预算支出标准|是|否)$/.test(text)) worth += 1.5;
  if (role !== 'reason' && EVIDENCE.test(text)) worth += 2;
  if (KIND.test(text)) worth += role !== 'reason' ? 4 : -5;
  if (NAME_END.test(text)) worth -= 1.5;
  if (role !== 'aside' && !bordered && FRAGMENT.test(text) && !STATE.test(text) && !TOLD.test(text)) worth -= 2;
  if (SIGN_HEAD.test(text)) worth -= 5;
  else if (/[≥≤≧≦＞＜＝]\d/.test(text) || (role !== 'reason' && /\p{Script=Han}\d{1,4}[%％]\p{Script=Han}/u.test(text)))
    worth -= 4;
  return worth - Math.min(text.length / 60, 2);
}
