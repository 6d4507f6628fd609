import * as faults from '#src/ui-kit/audit-faults.texts.ts';

export const zh = {
  audit: {
    title: '数据核对',
    lead: '用每一条事实重新计算全部汇总与指纹，与页面所用的数字比较；再把事实逐条与已签名的证据日志比较，并询问见证方。',
    run: '开始核对',
    running: '正在逐条重算，大约每百万条 20 秒…',
    equal: '完全一致',
    equalText:
      '{facts} 条事实、{rollups} 行汇总、{presence} 行去重记录、{leaves} 条日志（其中申报、评判和签署 {acts} 条）、{checkpoints} 个签名检查点，逐一重算，全部相等。',
    earlierActs: '{count} 条申报、评判和签署早于日志开始记录它们之时：{since} 之前未入日志，此后有无改动可以证明。',
    wordlessActs: '{count} 条申报、评判和签署是谁、为何所作，已按要求删除；内容仍可核验。',
    differ: '有 {count} 处不一致',
    differText: '有人绕过系统改动过数据，页面数字可能有误。请保留现场，联系系统管理员和审计。',
    what: '项目',
    place: '位置',
    kept: '所存',
    recounted: '重算结果',
    fault: faults.zh,
    finished: '完成于 {when}',
    never: '还没有核对',
    neverHint: '核对只读不写，可以随时进行。',
  },
};

export const en: typeof zh = {
  audit: {
    title: 'Data audit',
    lead: 'Recomputes all sums and fingerprints from every single fact and compares them with the figures on the pages; then compares every fact with the signed log, and asks the witnesses.',
    run: 'Start the audit',
    running: 'Recounting fact by fact, about 20 seconds a million…',
    equal: 'All equal',
    equalText:
      '{facts} facts, {rollups} rollup rows, {presence} presence rows, {leaves} leaves ({acts} of them declarations, judgements and signatures) and {checkpoints} signed checkpoints were recomputed one by one; all are equal.',
    earlierActs:
      '{count} declarations, judgements and signatures are older than the logging of them: before {since} they were not logged; that they were not changed since is proved.',
    wordlessActs:
      'By whom and why {count} declarations, judgements and signatures were made was erased on request; what they say is proved all the same.',
    differ: '{count} differences',
    differText:
      'Somebody changed data past the system; figures on the pages may be wrong. Leave everything as it is, and tell the administrator and the auditor.',
    what: 'What',
    place: 'Place',
    kept: 'Kept',
    recounted: 'Recounted',
    fault: faults.en,
    finished: 'Finished {when}',
    never: 'Not audited yet',
    neverHint: 'The audit reads only and can be run at any time.',
  },
};
