export const zh = {
  signed: '第 {number} 号自评（截至 {day}）已由 {who} 于 {when} 签发。',
  prepared: '第 {number} 号自评（截至 {day}）已由 {who} 于 {when} 送审，正待复核。',
  reviewed: '第 {number} 号自评（截至 {day}）已由 {who} 于 {when} 复核，正待签发。',
  stays: '冻结的自评保持原样；这次修改会列在“冻结之后的变化”里，操作日志也会写明。',
  confirm: '我已知悉，仍要修改',
  confirmNeeded: '请核对后勾选，或取消修改',
  ask: '自评冻结之后仍要修改？',
};

export const en: typeof zh = {
  signed: 'Self-evaluation no. {number} (as of {day}) was signed by {who} on {when}.',
  prepared: 'Self-evaluation no. {number} (as of {day}) was handed in by {who} on {when} and waits for its review.',
  reviewed: 'Self-evaluation no. {number} (as of {day}) was reviewed by {who} on {when} and waits for its signature.',
  stays: 'It stays as it was frozen; this change is listed among what changed since, and the trail says so.',
  confirm: 'I know this and change it all the same',
  confirmNeeded: 'Check and tick this, or leave the change',
  ask: 'Change it after the self-evaluation was frozen?',
};
