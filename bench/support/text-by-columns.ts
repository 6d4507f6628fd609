const KINDS: readonly { level: string; name: (at: number) => string; target: string; actual: string }[] = [
  { level: '数量指标', name: (at) => `第${at}片区流动科普展进社区站次`, target: '≥12 站', actual: '13 站' },
  { level: '质量指标', name: (at) => `第${at}片区展品按规范验收合格率`, target: '=100%', actual: '98.5%' },
  { level: '时效指标', name: (at) => `第${at}片区预约受理答复时限`, target: '≤5 个工作日', actual: '4 个工作日' },
  { level: '社会效益指标', name: (at) => `第${at}片区带动居民参观人次`, target: '≥1.6 万人次', actual: '1.8 万人次' },
  { level: '可持续影响指标', name: (at) => `第${at}片区科普阵地长效管理`, target: '逐步完善', actual: '逐步完善' },
  { level: '服务对象满意度指标', name: (at) => `第${at}片区参观居民满意度`, target: '≥90%', actual: '94.2%' },
];
const REASON = '因展品运输途中受损，部分站次推迟，下一步提前备件';
/** Letters of a narrow cell. */
const NAME_WIDTH = 9;
const REASON_WIDTH = 7;
/** Rows whose cells stand together. */
const BLOCK = 1;

/**
 * A self-evaluation of so many made-up rows as readers of PDF write a page that they take column by column: the cells of each column in a block of their
 * own, words broken where their cell is narrow. The slowest kind of text to read.
 */
export function textByColumns(rows: number): string {
  const all = Array.from({ length: rows }, (_, at) => ({ ...KINDS[Math.floor((at * KINDS.length) / rows)]!, at }));
  const blocks: string[] = [
    '项目支出绩效自评表\n（2022 年度）\n项目\n名称\n主管\n部门',
    '社区流动科普展\n云溪县科学\n技术协会\n实施单位',
    '一级\n指标\n二级指标\n三级指标',
    '年度指标值\n实际完成值\n分\n值\n得\n分\n偏差原因分析及\n改进措施',
  ];
  for (let from = 0; from < rows; from += BLOCK) {
    const part = all.slice(from, from + BLOCK);
    blocks.push(
      [...new Set(part.map(({ level }) => level))].join('\n'),
      part.flatMap(({ name, at }) => broken(name(at + 1), NAME_WIDTH)).join('\n'),
      part.map(({ target }) => target).join('\n'),
      part.map(({ actual }) => actual).join('\n'),
      part.map(() => '4').join('\n'),
      part.map(({ at }) => (at % 3 === 0 ? '3' : '4')).join('\n'),
      part.flatMap(({ at }) => (at % 3 === 0 ? broken(REASON, REASON_WIDTH) : ['无'])).join('\n'),
    );
  }
  return `${blocks.join('\n\n')}\n\n产出指标\n效益指标\n满意度指标\n\n云溪县科普服务中心\n`;
}

function broken(text: string, width: number): string[] {
  return text.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [];
}
