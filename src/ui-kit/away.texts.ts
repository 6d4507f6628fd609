export const zh = {
  stillWaiting: '服务器还没有应答，仍在等待；网络可能不通。',
  codeMissing: '这一页没有取到',
  codeMissingHint: '网络断了，或 Kepu 刚刚更新过。请重新载入。',
};

export const en: typeof zh = {
  stillWaiting: 'The server has not answered yet; still waiting. The network may be away.',
  codeMissing: 'This page did not come',
  codeMissingHint: 'The network is away, or Kepu has just been renewed. Reload.',
};
