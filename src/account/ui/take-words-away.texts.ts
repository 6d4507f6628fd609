export const zh = {
  redact: '删除文字',
  redactAsk: '删除这条事实里的文字？',
  redactText:
    '标题、说明和更正理由会永久删除，不能恢复。数量、附件和日志证明不变，证据包照常核验。用于文字里写了姓名、本人要求删除的情形。',
  redactReason: '原因（记入操作日志，请不要写姓名）',
  wordsGone: '文字已删除，数量和证明不变',
};

export const en: typeof zh = {
  redact: 'Take the words away',
  redactAsk: 'Take away the words of this fact?',
  redactText:
    'Title, note and reason of correction go for good. Figures, attachments and proof stay, and bundles are checked as before. For words that name somebody who asks to be erased.',
  redactReason: 'Reason (goes into the trail; name nobody)',
  wordsGone: 'The words are gone; figures and proof stay',
};
