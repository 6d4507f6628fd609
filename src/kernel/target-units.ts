const UNIT_START =
  /^(?:人次|场次|课时|学时|人天|户次|车次|平方米|立方米|平方公里|公里|小时|分钟|个工作日|工作日|个月|个区|个百分点|百分点|元|角|分|人|场|次|个|区|县|街道|镇|乡|村|家|户|项|件|套|份|本|册|篇|部|期|批|站|处|点|支|名|位|组|对|张|幅|块|台|辆|座|间|条|门|堂|节|班|届|轮|天|日|周|月|季度|年|岁|%|‰|米|吨|千克|公斤|克|亩|公顷|倍|级|度|国|省|市|种|类|款|段|集|字|页|瓶|只|头|棵|株|队|所|校|园)/;
const LATIN_UNIT = /^(?:km2?|m|m[23]|㎡|㎥|㎞|cm|mm|kg|g|mg|t|GB|MB|TB|kWh|kW|MW|dB|℃|h|min|s|L|ml|mL)(?:\/|$)/;
/** Behind a sign, letters can only be a unit: ≥100Mbps, ≤35μg/m3. Without one they may be a name: 4K, 5G. */
const ANY_LATIN_UNIT = /^[A-Za-zμ℃°Ω㎡㎥][A-Za-zμ℃°·23]{0,5}(?:\/[A-Za-zμ\p{Script=Han}][A-Za-z23\p{Script=Han}]{0,5}){0,2}$/u;

/** A unit of measure in brackets behind its figure, with the part of it that the figure counts: 22（0.01mm）. */
const IN_BRACKETS =
  /^\(((?:(?:0\.\d{1,3}|1\/\d{1,4})\s?)?(?:[kcmμ]?m[23]?|毫米|厘米|微米|[μmk]?g(?:\/(?:m3|m³|L|kg))?|[kM]?Pa|dB(?:\(A\))?|℃|lx|lux|kWh|[kM]W|mL|L|[MG]B|Mbps|ms))\)$/i;

export function unitInBrackets(text: string): string | undefined {
  return IN_BRACKETS.exec(text)?.[1];
}

/** `人次` of `人次以上`; undefined where no unit of count stands first. */
export function unitAtStart(text: string): string | undefined {
  return UNIT_START.exec(text)?.[0];
}

export function startsWithUnit(text: string): boolean {
  return UNIT_START.test(text) || LATIN_UNIT.test(text);
}

const COUNTER = /^(?:场(?!次)|项|名|期|篇|份|次|件|本|册|套|家|位|支|批|辆|台)\p{Script=Han}{2,8}$/u;

const FIGURES = '数(?!据|字|学|码|控)';
/** Words that begin with a counter: 50家庭 are no 50家. What follows in (?!…) parts the counter off again: 5家|长三角企业, 500本|科普读物. */
const WORDS: Record<string, string> = {
  家: '庭|长(?!三角|宁|期|途|江|远|征)|具(?!有|备)|电(?!力|子|信|影|商|台|视)|教(?!育|学|师|培|辅)|政(?!府|务|策|法|协)|园(?!区|林|艺)|居(?!委|民)|乡(?!镇|村)|校(?!外|企|园|办)|纺(?!织)|禽|畜|访',
  期: '刊|货|末|间|望|待|满|中(?=考|检)',
  名: `师(?!范|傅|资|生)|家(?!长|庭|属|政|教)|医(?!生|学|护|师|院|务|疗|药|科|保)|校(?!长|医|友|园|外|内|级|领|区)|人(?!员|民|大|才|社|事|力|工|文)|企(?!业)|著(?!名|作)|优(?!秀|抚|质|等|良|胜|才)|额(?!外)|录(?!入|取|用)|单(?!位|亲|身)|品(?!牌|学|德|质)|胜|牌|称|匠|次`,
  支: '部(?!队|门|委|分|署)|队(?!伍|员|列)|行(?!业|动|政|走)|付(?!费)|持(?!续|证|有)|教(?!师|育|学|练|职)|线(?!上|下|路)|流(?!动|行|程)|委(?!员会|托)|护(?!理|士|林|航|河|学|苗)|出|援|撑|架|路|局',
  本: '地(?!图|理|质|球|方志|震|铁|下|名|区|域)|市(?!民|志|情|场|政|级|容|直|属)|区(?!域|级|志|情|属)|县(?!志|级|域|情|城)|校(?!本|园|级|史|志|刊|外|报|长|内|友|企)|科(?!普|学(?!生|历|位)|技|幻|研|教|目|创|室|协|级)|土(?!壤|地|木|方|家|特|著|豆|工)|院(?!校|刊|士|史|志|线|长|级)|镇(?!志|级|史|情)|村(?!志|级|民|史|规|庄)|年(?!鉴|度|画|报|刊|级|历)|单位|辖区|街道|系统|行业|级|职|金',
  次: `日(?!常|本|均|报|语|志|间|用)|年(?!度|会|终|检|级|报|轻|货|味)|月(?!度|例|会|报|饼)|品(?!牌|质|鉴|茶|读|酒|德|尝|类)|要(?!求|素|点|事)|生(?=灾|危)|序|均|${FIGURES}`,
  场: '馆(?!长|员|校|内|外|际)|所(?!长|有|属)|地(?!震|方|理|质|球|铁|下|域|区|推)|景(?!区|观|点|德)|站(?!点|前|台|长|区)|域(?!外)|均|次',
  篇: `目(?!标)|章|幅|${FIGURES}`,
  份: `额(?!外)|量(?!化|子|表|具)|${FIGURES}`,
  册: `次|页|${FIGURES}`,
  件: `套|均|${FIGURES}`,
  套: `餐(?!具|桌|厅|饮|盘)|房(?!屋|源|产|间|改|车|子)|装(?!备|置|修|饰|配|订|载)|种(?!子|植|养|苗)|${FIGURES}`,
  位: '置|于|次|移(?!动|民)',
  批: '次|发(?!展|放|电|明|布|票|行|光|射)|准(?!备|军|入|妈|考)|复(?!合|核|习|杂|印|查|试|健|工|转|退)|示(?!范|教|意|例)|改(?!造|革|装|善|建)|注(?!册|射|塑)|阅(?!读|览)|评(?!价|估|审|选|优|委|比|定)|量(?!化|具|子)|件',
  辆: '次|份',
  台: '账|阶(?!梯|段)|风(?!扇|机|琴|力|电|光|能|洞|冷|向|速|幕)|区(?!域|级|块)|班(?!车|班)|时(?!钟|尚)|企(?!业)|商(?!用|务|业)|词(?!典)|站|次|套|湾|胞',
  个: '人(?!工|才|大|物|口|员|像|行|群|民|文|力|防|次|体)|体(?!育|验|检|系|量|质|温)|案(?!例|件|情|卷|板|头)|性',
  项: '目(?!标|录|的|前)',
  处: '理(?!论|发|疗)|方(?!舱|位|案|便|形|块)|室(?!内|外)|罚|级|置',
  座: '谈|位(?!于)|椅|席|次',
  门: '户(?!外)|面(?!授|向|试|对)|口(?!才|语|腔)|卫(?!生)|岗(?!位)|店|诊|票|类|窗|禁|球|牌|锁',
  户: `外(?!来|出|地|籍|墙)|用(?!电|水|气|户|能)|籍|均|次|厕|${FIGURES}`,
  所: '属|有|在|得|需|辖',
  班: '级|组|次|额|主任|干部',
  组: '合(?!作|格|同|唱|影)|团(?!队|员|体|委)|织|员|件|建',
  队: '伍|员|长|列',
  人: `员|群|才(?!艺)|口|${FIGURES}`,
  点: '位|击|赞|评|心',
  条: '例|款|目|幅|块',
  站: '点|房|台|长',
  节: '目(?!标|录)|点|日',
  村: '民|庄|委|级',
  部: '门|件|队|委|署',
};
const WORD = new RegExp(
  `^(?:${Object.entries(WORDS)
    .map(([counter, ends]) => `${counter}(?:${ends})`)
    .join('|')})`,
);

const NAME_OF_FIGURE = /^(?=\p{Script=Han}{5,}$).*(?:数|率|量|额|费|度|时间|场次|人次|成本)$/u;

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
  // 10份报告完成率 is the name of a rate.
  if (!compared && /^\p{Script=Han}{3,}率$/u.test(rest)) return undefined;
  // 20场讲座 counts 场, 3名专家 名; 个街道 and 册次 are units, and so are 家庭 and 期刊论文.
  const word = WORD.exec(rest)?.[0];
  if (word === undefined && COUNTER.test(rest) && (compared || !NAME_OF_FIGURE.test(rest))) return known;
  if (rest.length <= 6 && /^[\p{Script=Han}/·]+$/u.test(rest) && !/[完全成及覆]/.test(rest)) return rest;
  // 0-6岁儿童康复训练人数 is a name.
  if (!compared && NAME_OF_FIGURE.test(rest)) return undefined;
  const per = /^[^/]{1,6}\/(?:\([\p{Script=Han}·]{1,8}\)|[\p{Script=Han}%‰·.]{1,6})(?:\/\p{Script=Han}{1,4})?/u.exec(rest)?.[0];
  return per ?? word ?? known;
}

/** A unit as it is counted on the form of one year, where 12次/年 are 12次. */
export function inOneYear(unit: string | null): string | null {
  return unit?.replace(/\/(?:1|一)?年度?$/, '') ?? null;
}
