import { lintPackNames } from '#src/kernel/rule-pack-names.ts';

export const zh = {
  title: '指标体检',
  pack: '体检规则',
  checking: '正在检查…',
  clean: '没有发现问题',
  show: '展开',
  hide: '收起',
  counts: '错误 {errors} 项，警告 {warnings} 项，提示 {infos} 项',
  approved: '目标表已批复，照此执行；体检所见 {count} 项，供调整或拟定下年目标时参考',
  take: '改为“{mended}”',
  taken: '已按建议修改',
  reason: '按指标体检修改（{rule}）',
  source: '依据：{source}',
  alike: '同类问题 {count} 条，点开看怎样改：',
  severity: { error: '错误', warning: '警告', info: '提示' },
  rowClean: '这一行没有发现问题',
  packs: lintPackNames.zh,
};

export const en: typeof zh = {
  title: 'Target check',
  pack: 'Rules',
  checking: 'Checking…',
  clean: 'Nothing found',
  show: 'Show',
  hide: 'Hide',
  counts: '{errors} errors, {warnings} warnings, {infos} notes',
  approved: 'The targets are approved and hold. The check has {count} remarks for a change or for next year’s targets',
  take: 'Change to “{mended}”',
  taken: 'Changed as suggested',
  reason: 'Changed on the target check ({rule})',
  source: 'Source: {source}',
  alike: '{count} findings of one kind; open one to see how it is mended:',
  severity: { error: 'Error', warning: 'Warning', info: 'Note' },
  rowClean: 'Nothing found in this row',
  packs: lintPackNames.en,
};
