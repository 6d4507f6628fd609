export const zh = {
  earlier: '更早的 {count} 次',
  fewer: '只看最近一次',
};

export const en: typeof zh = {
  earlier: '{count} earlier',
  fewer: 'Only the newest',
};
