/** What the command line says of a command that it cannot run. */
export const commandRefusals = {
  'command-unknown': {
    status: 404,
    zh: { reason: '没有“kepu {command}”这个命令。', remedy: '运行 kepu help 查看全部命令。' },
    en: { reason: 'There is no command “kepu {command}”.', remedy: 'Run kepu help to see them all.' },
  },
  'command-unknown-near': {
    status: 404,
    zh: { reason: '没有“kepu {command}”这个命令。', remedy: '是不是“kepu {nearest}”？运行 kepu help 查看全部命令。' },
    en: {
      reason: 'There is no command “kepu {command}”.',
      remedy: 'Did you mean “kepu {nearest}”? Run kepu help to see them all.',
    },
  },
  'command-usage': {
    status: 422,
    zh: { reason: '命令写法不对（{problem}）。', remedy: '正确写法：{usage}' },
    en: { reason: 'The command is not written right ({problem}).', remedy: 'It is: {usage}' },
  },
  'command-incomplete': {
    status: 422,
    zh: { reason: '命令缺少 {missing}。', remedy: '正确写法：{usage}' },
    en: { reason: 'The command lacks {missing}.', remedy: 'It is: {usage}' },
  },
  'command-words-left': {
    status: 422,
    zh: { reason: '命令里多出“{words}”，没有执行。', remedy: '正确写法：{usage}（含空格的请加引号，几个文件请逐个处理）' },
    en: {
      reason: 'The command has “{words}” left over and was not run.',
      remedy: 'It is: {usage} (quote what holds spaces, and take several files one by one)',
    },
  },
  'file-unreadable': {
    status: 404,
    zh: { reason: '打不开文件“{file}”（{problem}）。', remedy: '请核对路径和权限。' },
    en: { reason: 'The file “{file}” cannot be opened ({problem}).', remedy: 'Check the path and the permissions.' },
  },
  'file-unwritable': {
    status: 422,
    zh: { reason: '写不了文件“{file}”（{problem}）。', remedy: '请核对文件夹是否存在、能否写入。' },
    en: {
      reason: 'The file “{file}” cannot be written ({problem}).',
      remedy: 'Check that its folder exists and may be written to.',
    },
  },
  'tenant-unknown': {
    status: 404,
    zh: {
      reason: '没有代码为“{code}”的单位（{place} 中现有：{tenants}）。',
      remedy:
        '请核对代码；单位在别的数据目录时，命令前加 KEPU_DATA=目录，与服务所用的相同；确实还没有单位时先运行 kepu tenant create 代码 名称 行政区划代码。',
    },
    en: {
      reason: 'There is no tenant with the code “{code}” (in {place} there are: {tenants}).',
      remedy:
        'Check the code; where the server has another data folder, put its KEPU_DATA=FOLDER before the command; where there is no tenant yet, run kepu tenant create CODE NAME REGION first.',
    },
  },
  'tenant-unclear': {
    status: 422,
    zh: {
      reason: '不清楚要在哪个单位里做（{place} 中现有：{tenants}）。',
      remedy:
        '请加 --tenant 代码；单位在别的数据目录时，命令前加 KEPU_DATA=目录，与服务所用的相同；确实还没有单位时先运行 kepu tenant create 代码 名称 行政区划代码。',
    },
    en: {
      reason: 'It is not clear which tenant is meant (in {place} there are: {tenants}).',
      remedy:
        'Add --tenant CODE; where the server has another data folder, put its KEPU_DATA=FOLDER before the command; where there is no tenant yet, run kepu tenant create CODE NAME REGION first.',
    },
  },
  'programme-unknown': {
    status: 404,
    zh: { reason: '没有找到项目“{programme}”。', remedy: '请给出完整名称或编号；kepu import 可由申报表建立项目。' },
    en: {
      reason: 'There is no programme “{programme}”.',
      remedy: 'Give its full name or id; kepu import makes one of a declaration form.',
    },
  },
  'command-failed': {
    status: 503,
    zh: {
      reason: '命令没有完成：{problem}。',
      remedy: '这是程序的问题，没有留下做了一半的改动；请带上 KEPU_DEBUG=1 再运行一次，把输出交给维护者。',
    },
    en: {
      reason: 'The command did not finish: {problem}.',
      remedy:
        'This is a defect and nothing was left half done; run it again with KEPU_DEBUG=1 and give the output to the maintainers.',
    },
  },
} as const;
