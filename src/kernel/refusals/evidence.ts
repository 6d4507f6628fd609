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
  'fact-without-words': {
    status: 409,
    zh: { reason: '这条事实没有可删除的文字，或找不到它。', remedy: '数量和代码不能删除；数量有误请用更正。' },
    en: {
      reason: 'This fact has no words to take away, or was not found.',
      remedy: 'Figures and codes stay; correct a wrong figure instead.',
    },
  },
  'log-set-back': {
    status: 409,
    zh: {
      reason: '证据日志只有 {size} 条，而已经签发过 {signed} 条的检查点：数据库被恢复到旧备份，或日志尾部被截掉。',
      remedy: '请恢复最新的备份；确实无法恢复时，见运维手册“证据日志”一节。',
    },
    en: {
      reason:
        'The log has {size} leaves, but a checkpoint of {signed} was signed before: the database was set back, or its tail cut.',
      remedy: 'Restore the newest backup; where there is none, see “The log” in docs/operations.md.',
    },
  },
  'log-forked': {
    status: 409,
    zh: {
      reason: '证据日志前 {size} 条与已经签发的检查点不是同一棵树。',
      remedy: '请运行 kepu audit 找出改动的位置，并恢复备份；在此之前不再签发检查点。',
    },
    en: {
      reason: 'The first {size} leaves of the log are not the tree that was signed before.',
      remedy: 'Run kepu audit to find the place, and restore a backup; until then nothing is signed.',
    },
  },
  'log-damaged': {
    status: 409,
    zh: { reason: '证据日志的表被改动过：{place}。', remedy: '请运行 kepu audit，并恢复备份。' },
    en: { reason: 'The tables of the log were changed: {place}.', remedy: 'Run kepu audit, and restore a backup.' },
  },
  'log-in-order': {
    status: 409,
    zh: {
      reason: '证据日志没有缺失：它接续最近签发的检查点，见证方也没有见过更大的树。',
      remedy: '不需要重新开始。若另存的检查点比现在的日志新，请用 --checkpoint 给出。',
    },
    en: {
      reason: 'Nothing is missing from the log: it continues what was signed last, and no witness has seen a larger tree.',
      remedy: 'There is no need to begin anew. If you kept a newer checkpoint elsewhere, give it with --checkpoint.',
    },
  },
  'log-restart-unsound': {
    status: 409,
    zh: {
      reason: '留下的日志或事实有 {count} 处被改动（首处：{what}，{place}），不能在上面重新开始。',
      remedy: '请运行 kepu audit 查看位置，恢复一份日志核验无误的备份，再重新开始。',
    },
    en: {
      reason:
        'What is left of the log or its facts was altered in {count} places (first: {what}, {place}); nothing is begun on top of it.',
      remedy: 'Run kepu audit to see the places, restore a backup whose log holds, and begin anew from that.',
    },
  },
  'log-restart-checkpoint': {
    status: 422,
    zh: {
      reason: '给出的检查点（{origin}，{size} 条）没有已知密钥的有效签名，不能作为遗失日志的依据写入公开的说明。',
      remedy: '请给出本日志密钥或已登记见证方签过名的检查点，或去掉 --checkpoint 再运行。',
    },
    en: {
      reason:
        'The checkpoint given ({origin}, {size} leaves) has no valid signature of a known key, so it is not published as what the lost log had signed.',
      remedy: 'Give one that a key of this log or a registered witness has signed, or run again without --checkpoint.',
    },
  },
  'log-restart-reason': {
    status: 422,
    zh: {
      reason: '需要写明原因，一行之内，不超过 500 字。',
      remedy: '用 --reason 说明发生了什么；原因会随日志公开，请不要写个人信息。',
    },
    en: {
      reason: 'A reason is needed, on one line of at most 500 characters.',
      remedy: 'Say with --reason what happened; it is published with the log, so name nobody.',
    },
  },
  'mend-facts-unsound': {
    status: 409,
    zh: {
      reason: '事实或证据日志有 {count} 处不一致（首处：{what}，{place}），汇总没有更正：被改动的事实不能写进汇总。',
      remedy: '请运行 kepu audit 查看位置，恢复备份；事实和日志一致后再运行 kepu audit --mend。',
    },
    en: {
      reason:
        'Facts or log differ in {count} places (first: {what}, {place}); rollups were not mended, since an altered fact must not reach the figures.',
      remedy: 'Run kepu audit to see the places and restore a backup; run kepu audit --mend when facts and log hold.',
    },
  },
  'bundle-foreign': {
    status: 422,
    zh: {
      reason: '“{file}”不是 Kepu 证据包，或已损坏，没有核验。',
      remedy: '请选由 kepu bundle 或页面取得的文件（.jsonl 或 .jsonl.gz），原样核验。',
    },
    en: {
      reason: '“{file}” is no Kepu bundle, or a damaged one; nothing was checked.',
      remedy: 'Choose the file that kepu bundle or the page gave (.jsonl or .jsonl.gz), as it is.',
    },
  },
  'bundle-of-later': {
    status: 422,
    zh: {
      reason: '“{file}”的格式 {format} 比本程序所知的新，没有核验。',
      remedy: '请用签发单位所用的或更新的 Kepu 核验。',
    },
    en: {
      reason: 'The format of “{file}”, {format}, is later than any that this program knows; nothing was checked.',
      remedy: 'Use the Kepu of the unit that gave it, or a later one.',
    },
  },
  'log-key-missing': {
    status: 409,
    zh: {
      reason: '签名私钥不在，或与登记的公钥不符：{file}。',
      remedy: '请从备份恢复这个文件；遗失时用 kepu log key add 换新，再停用旧的。',
    },
    en: {
      reason: 'The private key is missing or is not that of the public key: {file}.',
      remedy: 'Restore the file from the backup; if it is lost, add a new key with kepu log key add and retire the old one.',
    },
  },
  'log-not-begun': {
    status: 409,
    zh: { reason: '证据日志还没有开始。', remedy: '请先运行 kepu log sequence。' },
    en: { reason: 'The log has not begun.', remedy: 'Run kepu log sequence first.' },
  },
  'log-key-unknown': {
    status: 404,
    zh: { reason: '没有在用的签名密钥“{id}”。', remedy: '运行 kepu log show 查看在用的密钥。' },
    en: { reason: 'No key “{id}” is in use.', remedy: 'Run kepu log show to see those that are.' },
  },
  'log-key-none': {
    status: 409,
    zh: {
      reason: '日志没有在用的签名密钥，检查点和证据包都无法签名。',
      remedy: '请先运行 kepu log key add ed25519 增加密钥，并公布它的公钥。',
    },
    en: {
      reason: 'No key of the log is in use, so neither checkpoints nor bundles can be signed.',
      remedy: 'Add one first: kepu log key add ed25519, and publish its public half.',
    },
  },
  'log-key-last': {
    status: 409,
    zh: {
      reason: '“{id}”是日志最后一个在用的密钥，没有它就没有人签署检查点。',
      remedy: '请先用 kepu log key add ed25519 增加新的密钥。',
    },
    en: {
      reason: '“{id}” is the last key of the log in use: nobody would sign checkpoints without it.',
      remedy: 'Add a new one first: kepu log key add ed25519.',
    },
  },
  'witness-key-malformed': {
    status: 422,
    zh: { reason: '“{vkey}”不是见证方的公钥。', remedy: '请向见证方索取 vkey（名称+编号+Base64，类型 cosignature/v1）。' },
    en: {
      reason: '“{vkey}” is no key of a witness.',
      remedy: 'Ask the witness for its vkey (name+id+Base64, of type cosignature/v1).',
    },
  },
  'witness-address-malformed': {
    status: 422,
    zh: { reason: '“{url}”不是 http(s) 地址。', remedy: '请填写见证方的提交地址，不含 /add-checkpoint。' },
    en: {
      reason: '“{url}” is no http(s) address.',
      remedy: 'Give the submission prefix of the witness, without /add-checkpoint.',
    },
  },
  'witness-unknown': {
    status: 404,
    zh: { reason: '没有名为“{name}”的见证方。', remedy: '运行 kepu log show 查看已登记的见证方。' },
    en: { reason: 'There is no witness named “{name}”.', remedy: 'Run kepu log show to see those that there are.' },
  },
} as const;
