export const commonRefusals = {
  'input-invalid': {
    status: 422,
    zh: { reason: '{where} 填写有误：{problem}。', remedy: '请改正后再提交。' },
    en: { reason: '{where} is not valid: {problem}.', remedy: 'Correct it and submit again.' },
  },
  'hidden-character': {
    status: 422,
    zh: {
      reason: '{where}的第 {position} 个字符看不见（{sign}），不能保存。',
      remedy: '请删去它，或重新输入这段文字，再试一次。',
    },
    en: {
      reason: 'Character {position} of {where} cannot be seen ({sign}) and is not kept.',
      remedy: 'Delete it, or type the text anew, and try again.',
    },
  },
  'not-found': {
    status: 404,
    zh: { reason: '找不到{what}。', remedy: '请核对链接或编号；也可能不在您的管理范围内。' },
    en: { reason: '{what} was not found.', remedy: 'Check the link or the number; it may also lie outside your area.' },
  },
  'changed-meanwhile': {
    status: 409,
    zh: {
      reason: '您打开之后，{who}已在{when}改过这条记录。',
      remedy: '请刷新查看新内容，再决定是否修改；您的修改没有保存，对方的内容没有被覆盖。',
    },
    en: {
      reason: '{who} changed this record at {when}, after you opened it.',
      remedy: 'Reload to see the new content, then decide; your change was not saved and nothing was overwritten.',
    },
  },
  'request-was-saved': {
    status: 409,
    zh: {
      reason: '这张表单先前已经提交过一次，只是结果没有传回来；没有再做一次。',
      remedy: '请关闭表单、刷新列表：先前那次已生效的，在列表里更正；没有生效的，重新填写提交。',
    },
    en: {
      reason: 'This form was sent before, only its answer was lost; it was not done a second time.',
      remedy: 'Close the form and reload the list: correct there what took effect, and enter anew what did not.',
    },
  },
  'request-key-invalid': {
    status: 422,
    zh: { reason: '请求头 Idempotency-Key 不是 UUID。', remedy: '请为每次提交生成一个 UUID；重发同一请求时用同一个。' },
    en: {
      reason: 'The header Idempotency-Key is no UUID.',
      remedy: 'Make a UUID for each request, and send the same one when it is sent again.',
    },
  },
  'not-allowed': {
    status: 403,
    zh: { reason: '您的角色不能做这件事。', remedy: '请换有权限的账号，或请项目经理授权。' },
    en: { reason: 'Your role may not do this.', remedy: 'Use an account that may, or ask the programme manager.' },
  },
  'too-many-requests': {
    status: 429,
    zh: { reason: '操作太频繁。', remedy: '请在 {seconds} 秒后再试。' },
    en: { reason: 'Too many requests.', remedy: 'Try again in {seconds} seconds.' },
  },
  'data-folder-in-use': {
    status: 409,
    zh: {
      reason: '数据目录 {folder} 正被另一个 Kepu（进程 {pid}）使用。',
      remedy: '请先停止该进程（在它的窗口按 Ctrl-C，或执行 kill {pid}），或为本次运行另选数据目录（KEPU_DATA=目录）。',
    },
    en: {
      reason: 'The data folder {folder} is in use by another Kepu (process {pid}).',
      remedy:
        'Stop that one first (Ctrl-C in its window, or kill {pid}), or choose another data folder (KEPU_DATA=FOLDER) for this run.',
    },
  },
  'data-folder-not-writable': {
    status: 503,
    zh: {
      reason: '数据目录 {folder} 无法使用：{problem}。',
      remedy: '请检查该目录的权限和磁盘剩余空间，或另选数据目录（KEPU_DATA=目录）。',
    },
    en: {
      reason: 'The data folder {folder} cannot be used: {problem}.',
      remedy: 'Check its permissions and the free disk space, or choose another data folder (KEPU_DATA=FOLDER).',
    },
  },
  'data-folder-of-other-user': {
    status: 503,
    zh: {
      reason: '数据目录 {folder} 属于另一个系统用户（编号 {uid}）。',
      remedy: '请以该用户（或 root）运行，或另选数据目录（KEPU_DATA=目录）。',
    },
    en: {
      reason: 'The data folder {folder} belongs to another system user (number {uid}).',
      remedy: 'Run as that user (or as root), or choose another data folder (KEPU_DATA=FOLDER).',
    },
  },
  'data-folder-not-reachable': {
    status: 503,
    zh: {
      reason: '数据库以普通系统用户运行，无法进入数据目录 {folder}：它的某个上级目录只允许 root 进入。',
      remedy: '请让上级目录可以穿过（chmod o+x），或把数据目录移到别处后再启动。',
    },
    en: {
      reason:
        'The database runs as an unprivileged user, who cannot reach the data folder {folder}: a folder above it lets only root in.',
      remedy: 'Let others pass through the folders above it (chmod o+x), or move the data folder elsewhere and start again.',
    },
  },
  'data-folder-not-database': {
    status: 503,
    zh: {
      reason: '目录 {folder} 已存在，但不是数据库目录。',
      remedy: '请移走其中的内容，或另选数据目录（KEPU_DATA=目录）；Kepu 不会删除它。',
    },
    en: {
      reason: 'The folder {folder} exists but is no database.',
      remedy: 'Move its content away, or choose another data folder (KEPU_DATA=FOLDER); Kepu does not remove it.',
    },
  },
  'data-folder-other-version': {
    status: 503,
    zh: {
      reason: '数据目录 {folder} 由 PostgreSQL {version} 建立，本程序使用 PostgreSQL {needed}。',
      remedy: '请用原版本导出备份，再在新的数据目录中恢复。',
    },
    en: {
      reason: 'The data folder {folder} was made by PostgreSQL {version}; this program brings PostgreSQL {needed}.',
      remedy: 'Make a backup with the former version and restore it into a new data folder.',
    },
  },
  'database-cannot-start': {
    status: 503,
    zh: { reason: '数据库无法启动：{problem}。', remedy: '详情见日志 {log}；改正后再启动即可，已提交的数据不受影响。' },
    en: {
      reason: 'The database does not start: {problem}.',
      remedy: 'The log {log} says more; mend that and start again, committed data is not affected.',
    },
  },
  'database-needs-user': {
    status: 503,
    zh: {
      reason: 'PostgreSQL 不允许以 root 运行，且本机没有可用的普通用户。',
      remedy: '请以普通用户运行 Kepu，或用 DATABASE_URL 指定已有的 PostgreSQL 服务器。',
    },
    en: {
      reason: 'PostgreSQL refuses to run as root, and this machine has no unprivileged user for it.',
      remedy: 'Run Kepu as an ordinary user, or name a PostgreSQL server by DATABASE_URL.',
    },
  },
  'database-not-for-platform': {
    status: 503,
    zh: {
      reason: '没有适用于 {platform} 的内置 PostgreSQL。',
      remedy: '请重新安装依赖（npm ci），或用 DATABASE_URL 指定已有的 PostgreSQL 服务器。',
    },
    en: {
      reason: 'There is no built-in PostgreSQL for {platform}.',
      remedy: 'Install the packages again (npm ci), or name a PostgreSQL server by DATABASE_URL.',
    },
  },
  'database-programs-broken': {
    status: 503,
    zh: {
      reason: '{folder} 中的 PostgreSQL 程序无法运行。',
      remedy: '请重新安装依赖（npm ci），或用 DATABASE_URL 指定已有的 PostgreSQL 服务器。',
    },
    en: {
      reason: 'The PostgreSQL programs in {folder} do not run.',
      remedy: 'Install the packages again (npm ci), or name a PostgreSQL server by DATABASE_URL.',
    },
  },
  'text-unprintable': {
    status: 422,
    zh: {
      reason: '有文字无法打印，字库里没有：{characters}。',
      remedy: '请改用其他写法（生僻字可用同音常用字加注，表情符号请删去）后再打印；也可先导出 Word 或 Excel。',
    },
    en: {
      reason: 'Some characters have no glyph to print: {characters}.',
      remedy: 'Write them another way (remove emoji) and print again, or export to Word or Excel.',
    },
  },
  'printing-too-slow': {
    status: 503,
    zh: { reason: '排版超过 {seconds} 秒，已停止。', remedy: '请稍后再试；内容很多时请分成几份打印。' },
    en: {
      reason: 'Typesetting took longer than {seconds} seconds and was stopped.',
      remedy: 'Try again later, or print a long document in parts.',
    },
  },
  'citus-not-available': {
    status: 503,
    zh: {
      reason: '这台 PostgreSQL 服务器没有安装 Citus 扩展。',
      remedy: '请在协调节点和各工作节点安装 Citus，把它加入 shared_preload_libraries 并重启，再执行一次。',
    },
    en: {
      reason: 'This PostgreSQL server does not have the extension Citus.',
      remedy:
        'Install Citus on the coordinator and on every worker, add it to shared_preload_libraries, restart, and run this again.',
    },
  },
  'database-not-empty': {
    status: 409,
    zh: {
      reason: '数据库里已有数据（{tables}），不能再改为分布式。',
      remedy: '请新建一个空数据库，执行迁移后立即分布，再把数据导入。',
    },
    en: {
      reason: 'The database already holds data ({tables}) and cannot be distributed any more.',
      remedy: 'Create an empty database, migrate it, distribute it at once, and bring the data in afterwards.',
    },
  },
  'database-distributed-already': {
    status: 409,
    zh: {
      reason: '这个数据库已经是分布式的。',
      remedy: '不需要再做什么；要增加节点请用 citus_add_node，再执行 citus_rebalance_start。',
    },
    en: {
      reason: 'This database is distributed already.',
      remedy: 'Nothing is left to do; to add machines use citus_add_node and then citus_rebalance_start.',
    },
  },
  'database-not-distributable': {
    status: 503,
    zh: {
      reason: '数据库结构中有 Citus 不接受的内容：{what}。',
      remedy: '请升级到已去除这些内容的版本，或继续使用单机 PostgreSQL；数据库没有被改动。',
    },
    en: {
      reason: 'The schema has something that Citus does not take: {what}.',
      remedy: 'Upgrade to a version without it, or stay on one PostgreSQL server; nothing was changed.',
    },
  },
  'still-preparing': {
    status: 503,
    zh: { reason: 'Kepu 正在启动，尚未就绪。', remedy: '第一次启动约需一两分钟；就绪后本页会自己打开。' },
    en: {
      reason: 'Kepu is starting and not ready yet.',
      remedy: 'The first start takes a minute or two; this page opens by itself once it is ready.',
    },
  },
  'port-taken': {
    status: 503,
    zh: { reason: '端口 {port} 已被别的程序占用。', remedy: '请先停掉它，或换一个端口启动：PORT={other} npm start' },
    en: {
      reason: 'Port {port} is taken by another program.',
      remedy: 'Stop it first, or start on another port: PORT={other} npm start',
    },
  },
  'port-not-allowed': {
    status: 503,
    zh: {
      reason: '本用户无权使用端口 {port}（1024 以下的端口通常只有系统管理员可用）。',
      remedy: '请换一个端口启动：PORT={other} npm start；需要 80 或 443 端口时，请在前面放反向代理（见 docs/operations.md）。',
    },
    en: {
      reason: 'This user may not listen on port {port} (those below 1024 are mostly the administrator’s).',
      remedy:
        'Start on another port: PORT={other} npm start. For port 80 or 443 put a reverse proxy in front (see docs/operations.md).',
    },
  },
  'host-not-here': {
    status: 503,
    zh: {
      reason: 'HOST=“{host}”不是本机的地址。',
      remedy: '请改为本机的地址（如 127.0.0.1），或不设 HOST，在所有地址上提供服务。',
    },
    en: {
      reason: 'HOST=“{host}” is no address of this machine.',
      remedy: 'Use one of this machine, such as 127.0.0.1, or leave HOST out to serve on all of them.',
    },
  },
  'port-cannot-listen': {
    status: 503,
    zh: { reason: '端口 {port} 无法监听（{problem}）。', remedy: '请换一个端口启动，或按括号中的系统错误检查网络设置。' },
    en: {
      reason: 'Cannot listen on port {port} ({problem}).',
      remedy: 'Start on another port, or look into the network by the system’s error in brackets.',
    },
  },
  'port-invalid': {
    status: 422,
    zh: { reason: 'PORT=“{port}”不是端口号。', remedy: '请用 1 到 65535 之间的整数，例如 PORT=3000。' },
    en: { reason: 'PORT=“{port}” is no port number.', remedy: 'Use a whole number from 1 to 65535, such as PORT=3000.' },
  },
  'demo-interrupted': {
    status: 503,
    zh: { reason: '演示年还没有过完就被停下了。', remedy: '请再次启动，会从头重新过一遍。' },
    en: { reason: 'The demo year was stopped before its end.', remedy: 'Start again; it is lived anew from the beginning.' },
  },
  'programme-unclear': {
    status: 422,
    zh: { reason: '有几个项目符合“{programme}”：{choices}。', remedy: '请用“名称-年度”或编号。' },
    en: { reason: 'Several programmes match “{programme}”: {choices}.', remedy: 'Use name-year or the id.' },
  },
  'demo-needs-empty-database': {
    status: 409,
    zh: { reason: '库中已有真实单位，演示年不载入。', remedy: '请换一个空的数据目录：KEPU_DATA=目录 npx kepu demo' },
    en: {
      reason: 'This database has a real tenant, so the demo year is not loaded.',
      remedy: 'Use an empty data folder: KEPU_DATA=FOLDER npx kepu demo',
    },
  },
  'public-address-unknown': {
    status: 404,
    zh: { reason: '没有“{address}”这个页面。', remedy: '请核对海报或短信里的网址，也可以从近期活动里找。' },
    en: {
      reason: 'There is no page “{address}”.',
      remedy: 'Check the address on the poster or in the message, or look among the coming sessions.',
    },
  },
  'migration-changed': {
    status: 409,
    zh: {
      reason: '数据库是用另一份“{file}”升级的，内容与现在的程序不同。',
      remedy: '请用升级时的程序版本，或从备份恢复后再升级；不要手工修改数据库。',
    },
    en: {
      reason: 'This database was brought up to date with another “{file}” than this program has.',
      remedy: 'Use the version that upgraded it, or restore a backup and upgrade that; do not edit the database by hand.',
    },
  },
} as const;
