import type { Activity } from './activities.ts';

/** Words that begin work; 组织 is also part of names: 组织能力竞赛. */
const BEGINS =
  /^(?:.*(?:举办|举行|开展|承办|主办|协办|打造|参加|参与|动起来|组织(?!能力|技能|管理|工作|力|学|者|机构|胚)))+(?:好|了)?/u;
/** What counts or orders it, or says of what level it is, before its name: 第三届, 2场, 一年一度的. */
const ORDER =
  /^(?:20\d\d年度?|(?:(?:全[国省市区县校]|[省市区县校]级)?第[\d一二三四五六七八九十百]+|首|本|新一)[届次]|[\d一二两三四五六七八九十多几]+余?(?:场次?|届|次|个|项|轮|期)|各类|各种|一?系列|大型|相关|年度|每年)/u;
/** Other work named before it: 讲座和观星大赛. 合唱与舞蹈大赛 is one name. */
const OTHER_WORK =
  /^.*(?:讲座|巡展|展览|展示|活动|培训|夏令营|冬令营|训练营|研学|大赛|竞赛|比赛|论坛|报告会|沙龙|课程|评选|演出|表演|咨询|参观|宣传|体验)(?:及其|以及|和|与|及|或|等)+(?=\p{Script=Han}{2})/u;
const OWNED = /^.*(?<![我你他们])的/u;
/** A motto before the name: “星空动起来”家庭观星大赛. */
const QUOTED = /^.*[”"』」》]/u;
const KIND_ALONE = /^(?:大赛|竞赛)$/;

/** The work as the text calls it, without what stands before its name: 举办第三届行业技能大赛 gives 行业技能大赛. */
export function nameOfWork({ mentioned, thing }: Activity, text: string): string {
  const phrase = mentioned.exec(text)?.[0] ?? '';
  const said = thing.exec(phrase)?.[0] ?? phrase;
  if (!/赛$/.test(said)) return said;
  const marked = said.split(/[，,、：:]/).at(-1) ?? said;
  const named = inOrder(marked.replace(BEGINS, '').replace(OTHER_WORK, '')).replace(OWNED, '');
  const plain = inOrder(named.replace(QUOTED, ''));
  // “我是小小讲解员”大赛 has no other name than its motto.
  return KIND_ALONE.test(plain) ? named.replace(/[“”"『』「」《》]/g, '') : plain;
}

function inOrder(name: string): string {
  const rest = name.replace(ORDER, '');
  return rest === name ? name : inOrder(rest);
}
