import { addDays } from '#src/kernel/local-time.ts';
import { fenFromYuan } from '#src/kernel/money.ts';

/** The plan of the reference case: sub-programmes with their money, and every planned activity with its own target and due date. */
export const subProgrammes = [
  { code: 'science-cafe', name: '科学咖啡馆' },
  { code: 'spin-offs', name: '衍生项目' },
  { code: 'contest', name: '家庭创新制作大赛' },
  { code: 'touring-exhibition', name: '科普巡展' },
  { code: 'demonstration-sites', name: '特色示范科普点' },
  { code: 'action-plan', name: '基层科普行动计划' },
  { code: 'casebook', name: '案例、宣传与评估' },
] as const;
export type SubProgrammeCode = (typeof subProgrammes)[number]['code'];

export interface PlannedBudgetLine {
  code: string;
  name: string;
  subProgramme: SubProgrammeCode;
  amountFen: number;
}

const line = (code: string, name: string, subProgramme: SubProgrammeCode, wanYuan: number): PlannedBudgetLine => ({
  code,
  name,
  subProgramme,
  amountFen: fenFromYuan(wanYuan * 10_000),
});

/** 120 万元 in all; the split by sub-programme is an estimate made for the demonstration. */
export const budgetLines: readonly PlannedBudgetLine[] = [
  line('01-1', '讲课费', 'science-cafe', 14),
  line('01-2', '场地与物料', 'science-cafe', 16),
  line('02-1', '科普套件', 'spin-offs', 8),
  line('03-1', '赛事组织', 'contest', 24),
  line('04-1', '运输与布展', 'touring-exhibition', 22),
  line('05-1', '示范点建设', 'demonstration-sites', 16),
  line('06-1', '评审与验收', 'action-plan', 12),
  line('07-1', '印刷与评估', 'casebook', 8),
];

export interface PlannedActivity {
  subProgramme: SubProgrammeCode;
  name: string;
  district: string | null;
  factKind: 'attendance' | 'output' | 'session-held';
  unit: string;
  target: number;
  /** `YYYY-MM-DD`. */
  dueOn: string;
}

export interface District {
  code: string;
  name: string;
}

const quarterEnds = ['2020-03-31', '2020-06-30', '2020-09-30', '2020-12-15'];

/** Four talks in each district, one a quarter, each for 25 人次. */
function talksOf(districts: readonly District[]): PlannedActivity[] {
  return districts.flatMap(({ code, name }) =>
    quarterEnds.map((dueOn, quarter) => ({
      subProgramme: 'science-cafe' as const,
      name: `科学咖啡馆 ${name} 第${'一二三四'[quarter]}季度`,
      district: code,
      factKind: 'attendance' as const,
      unit: '人次',
      target: 25,
      dueOn,
    })),
  );
}

export const exhibitionSets = ['身边的材料', '探月之路', '看不见的微生物', '智慧城市'] as const;
const stopsDue = ['2020-04-30', '2020-06-15', '2020-07-31', '2020-09-15', '2020-10-31', '2020-12-10'];

/** Four sets at six stops each, ten days a stop. */
function exhibitionStops(districts: readonly District[]): PlannedActivity[] {
  return exhibitionSets.flatMap((set, index) =>
    stopsDue.map((dueOn, stop) => {
      const district = districts[(index * stopsDue.length + stop) % districts.length]!;
      return {
        subProgramme: 'touring-exhibition' as const,
        name: `巡展《${set}》第${stop + 1}站 ${district.name}`,
        district: district.code,
        factKind: 'attendance' as const,
        unit: '人次',
        target: 2_000,
        dueOn,
      };
    }),
  );
}

export const sites = [
  '曹杨社区书院',
  '徐家汇体育公园',
  '张江科学之门',
  '江湾湿地驿站',
  '七宝古镇工坊',
  '嘉定新城展厅',
  '青浦水文站',
  '东滩鸟类驿站',
] as const;
const siteDistricts = ['310107', '310104', '310115', '310110', '310112', '310114', '310118', '310151'];

function siteActivities(): PlannedActivity[] {
  return sites.map((name, index) => ({
    subProgramme: 'demonstration-sites' as const,
    name: `特色示范科普点 ${name}`,
    district: siteDistricts[index]!,
    factKind: 'attendance' as const,
    unit: '人次',
    target: 4_000,
    dueOn: '2020-11-30',
  }));
}

const others: readonly PlannedActivity[] = [
  ...['身边的材料', '家庭气象站', '种子日记', '纸桥承重', '水的净化', '影子钟'].map((kit, index) => ({
    subProgramme: 'spin-offs' as const,
    name: `衍生套件《${kit}》推广`,
    district: null,
    factKind: 'attendance' as const,
    unit: '人次',
    target: 280,
    dueOn: ['2020-06-30', '2020-07-31', '2020-08-31', '2020-09-30', '2020-10-31', '2020-11-30'][index]!,
  })),
  {
    subProgramme: 'contest',
    name: '大赛初赛 八区',
    district: null,
    factKind: 'attendance',
    unit: '人次',
    target: 4_500,
    dueOn: '2020-08-31',
  },
  {
    subProgramme: 'contest',
    name: '大赛长三角四城选拔',
    district: null,
    factKind: 'attendance',
    unit: '人次',
    target: 2_500,
    dueOn: '2020-09-30',
  },
  {
    subProgramme: 'contest',
    name: '大赛决赛与展示',
    district: '310115',
    factKind: 'attendance',
    unit: '人次',
    target: 2_000,
    dueOn: '2020-10-31',
  },
  {
    subProgramme: 'contest',
    name: '大赛线上展播',
    district: null,
    factKind: 'attendance',
    unit: '人次',
    target: 25_000,
    dueOn: '2020-11-15',
  },
  {
    subProgramme: 'action-plan',
    name: '2018年度项目验收',
    district: null,
    factKind: 'output',
    unit: '项',
    target: 40,
    dueOn: '2020-06-30',
  },
  {
    subProgramme: 'action-plan',
    name: '2019年度项目跟踪评估',
    district: null,
    factKind: 'output',
    unit: '项',
    target: 40,
    dueOn: '2020-09-30',
  },
  {
    subProgramme: 'action-plan',
    name: '2020年度项目立项',
    district: null,
    factKind: 'output',
    unit: '项',
    target: 40,
    dueOn: '2020-07-31',
  },
  {
    subProgramme: 'action-plan',
    name: '2020年度项目活动',
    district: null,
    factKind: 'attendance',
    unit: '人次',
    target: 48_000,
    dueOn: '2020-12-10',
  },
  {
    subProgramme: 'casebook',
    name: '工作案例汇编印制',
    district: null,
    factKind: 'output',
    unit: '册',
    target: 1_000,
    dueOn: '2020-11-30',
  },
  {
    subProgramme: 'casebook',
    name: '线上科普专栏',
    district: null,
    factKind: 'attendance',
    unit: '人次',
    target: 12_000,
    dueOn: '2020-12-10',
  },
];

/** Every planned activity of the year, for the districts of the city. */
export function plannedActivities(districts: readonly District[]): PlannedActivity[] {
  return [...talksOf(districts), ...exhibitionStops(districts), ...siteActivities(), ...others];
}

/** The days on which an exhibition stop counts its visitors: ten, ending three days before it is due or later. */
export function stopDays(opensOn: string): string[] {
  return Array.from({ length: 10 }, (_, index) => addDays(opensOn, index));
}
