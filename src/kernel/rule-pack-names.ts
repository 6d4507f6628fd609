import type { Language } from './refusal.ts';
import type { RulePackCode, ScorePackCode } from './rule-packs.ts';

/** What rules of the lint are called, on screens and by the command line. */
export const lintPackNames: Readonly<Record<Language, Readonly<Record<RulePackCode, string>>>> = {
  zh: {
    'SH-old': '上海四级目标表',
    'SH-2025': '上海 2025 起',
    'CN-2015': '全国 2015–2019',
    'CN-2020': '全国 2020、2021',
    'CN-2021': '全国 2022 起',
  },
  en: {
    'SH-old': 'Shanghai, four-level table',
    'SH-2025': 'Shanghai from 2025',
    'CN-2015': 'China 2015–2019',
    'CN-2020': 'China 2020 and 2021',
    'CN-2021': 'China from 2022',
  },
};

/** What rules of scoring are called, on screens, forms and reports alike: their document, and in brackets their way of scoring. */
export const packNames: Readonly<Record<Language, Readonly<Record<ScorePackCode, string>>>> = {
  zh: {
    'CN-2015': '财预〔2015〕88号（定性指标按 100–80–50 三档）',
    'CN-2020': '财预〔2020〕10号（按完成比例计分）',
    'CN-2021': '财预〔2021〕101号（60% 合格线，执行率分段）',
    'SH-old': '财预〔2020〕10号（上海四级目标表，按完成比例计分）',
    'SH-2025': '财预〔2021〕101号（上海 2025 起，60% 合格线，成本指标）',
    'LOCAL-EXECUTION-20': '财预〔2020〕10号（地方：预算执行率 20 分）',
    'LOCAL-WHOLE-POINTS': '财预〔2020〕10号（地方：得分取整数）',
    'LOCAL-TIERS-50': '财预〔2020〕10号（地方：定性指标按 100–80–50 三档）',
  },
  en: {
    'CN-2015': '“财预〔2015〕88号” (words in tiers 100–80–50)',
    'CN-2020': '“财预〔2020〕10号” (in proportion)',
    'CN-2021': '“财预〔2021〕101号” (pass line 60 %, execution in bands)',
    'SH-old': '“财预〔2020〕10号” (Shanghai, four-level table, in proportion)',
    'SH-2025': '“财预〔2021〕101号” (Shanghai from 2025, pass line 60 %, cost indicators)',
    'LOCAL-EXECUTION-20': '“财预〔2020〕10号” (local: 20 points for budget execution)',
    'LOCAL-WHOLE-POINTS': '“财预〔2020〕10号” (local: whole points)',
    'LOCAL-TIERS-50': '“财预〔2020〕10号” (local: words in tiers 100–80–50)',
  },
};
