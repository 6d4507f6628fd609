export const evidenceRefusals = {
  'superseded-fact-missing': {
    status: 404,
    zh: { reason: '找不到要更正的事实。', remedy: '请刷新证据列表后再更正。' },
    en: { reason: 'The fact to be corrected was not found.', remedy: 'Reload the evidence and correct it again.' },
  },
  'fact-already-superseded': {
    status: 409,
    zh: { reason: '这条事实已被更正过。', remedy: '请打开更正后的事实，在它上面更正。' },
    en: { reason: 'This fact was corrected before.', remedy: 'Open the fact that took its place and correct that one.' },
  },
  'fact-key-taken-meanwhile': {
    status: 409,
    zh: { reason: '同一批记录正在被另一次操作录入。', remedy: '请稍候再提交一次，已录入的不会重复。' },
    en: {
      reason: 'The same records are being entered by another request.',
      remedy: 'Submit once more in a moment; nothing is entered twice.',
    },
  },
  'attachment-type': {
    status: 415,
    zh: { reason: '“{file}”不是可以接收的文件。', remedy: '请上传 JPG、PNG、WebP 图片或 PDF、Word、Excel 文件。' },
    en: {
      reason: '“{file}” is not a file that can be taken.',
      remedy: 'Upload a JPG, PNG or WebP picture, or a PDF, Word or Excel file.',
    },
  },
  'attachment-size': {
    status: 413,
    zh: { reason: '“{file}”大小为 {size} MB，超过 {limit} MB 或为空。', remedy: '请压缩后再上传；空文件请重新导出。' },
    en: {
      reason: '“{file}” has {size} MB, which is empty or more than {limit} MB.',
      remedy: 'Make it smaller, or export it again if it is empty.',
    },
  },
  'attachment-not-found': {
    status: 404,
    zh: { reason: '找不到这个附件。', remedy: '请刷新证据列表；它也可能属于其他单位。' },
    en: { reason: 'This attachment was not found.', remedy: 'Reload the evidence; it may also belong to another unit.' },
  },
  'attachment-damaged': {
    status: 410,
    zh: {
      reason: '附件“{file}”的文件已丢失或与登记的校验值 {sha} 不符。',
      remedy: '请从备份恢复附件目录，再运行 kepu audit 核对。',
    },
    en: {
      reason: 'The file of the attachment “{file}” is gone or no longer matches its hash {sha}.',
      remedy: 'Restore the attachments from the backup, then run kepu audit.',
    },
  },
  'fact-not-found': {
    status: 404,
    zh: { reason: '找不到这条事实。', remedy: '请刷新证据列表；它也可能属于其他单位或其他区。' },
    en: { reason: 'This fact was not found.', remedy: 'Reload the evidence; it may also belong to another unit or district.' },
  },
} as const;
