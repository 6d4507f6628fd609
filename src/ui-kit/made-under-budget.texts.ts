export const zh = {
  made: {
    none: { sub: '还没有子项目。', line: '还没有预算科目。' },
    go: { sub: '到“计划 → 预算”新增子项目', line: '到“计划 → 预算”新增科目' },
    byManager: { sub: '由项目经理在“计划 → 预算”中新增。', line: '由项目经理在“计划 → 预算”中新增。' },
  },
};

export const en: typeof zh = {
  made: {
    none: { sub: 'There are no sub-programmes yet.', line: 'There are no budget lines yet.' },
    go: { sub: 'Add one under Plan → Budget', line: 'Add one under Plan → Budget' },
    byManager: {
      sub: 'The programme manager adds them under Plan → Budget.',
      line: 'The programme manager adds them under Plan → Budget.',
    },
  },
};
