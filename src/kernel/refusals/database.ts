/** What a server of one's own, or the embedded one under way, may be refused for. */
export const databaseRefusals = {
  'database-url-invalid': {
    status: 503,
    zh: {
      reason: 'DATABASE_URL 不是 PostgreSQL 的连接地址。',
      remedy:
        '请写成 postgres://用户:密码@主机:5432/库名（密码里的特殊字符用百分号编码），或 postgres:///库名?host=/套接字目录；不设这个变量则使用自带的数据库。',
    },
    en: {
      reason: 'DATABASE_URL is no address of a PostgreSQL server.',
      remedy:
        'Write postgres://user:password@host:5432/database (special signs of the password percent-encoded) or postgres:///database?host=/folder/of/the/socket, or leave the variable out for the built-in database.',
    },
  },
  'database-application-shut-out': {
    status: 503,
    zh: {
      reason: '数据库没有让应用自己的角色 {role} 登录：{problem}。',
      remedy:
        '请在 pg_hba.conf 中让 {role} 以 scram-sha-256 登录这个库（DATABASE_URL 里没有密码的，以 trust 或带 map 的 peer），重新加载后再启动。',
    },
    en: {
      reason: 'The database does not let in the application’s own role {role}: {problem}.',
      remedy:
        'Let {role} sign in to this database by scram-sha-256 in pg_hba.conf (where DATABASE_URL has no password, by trust or by peer with a map), reload it and start again.',
    },
  },
  'database-unreachable': {
    status: 503,
    zh: {
      reason: '连不上 DATABASE_URL 指定的数据库 {place}：{problem}。',
      remedy: '请检查主机、端口、库名、用户和密码，并确认服务器已启动、允许从本机连接；不设这个变量则使用自带的数据库。',
    },
    en: {
      reason: 'The database {place} of DATABASE_URL cannot be reached: {problem}.',
      remedy:
        'Check host, port, database, user and password, that the server runs and lets this machine in; or leave the variable out for the built-in database.',
    },
  },
  'database-too-old': {
    status: 503,
    zh: {
      reason: 'DATABASE_URL 指定的服务器是 PostgreSQL {version}，需要 {needed} 或更高版本。',
      remedy: '请升级服务器，或另选一台。',
    },
    en: {
      reason: 'The server of DATABASE_URL is PostgreSQL {version}; {needed} or newer is needed.',
      remedy: 'Upgrade it, or name another.',
    },
  },
  'database-role-too-weak': {
    status: 503,
    zh: {
      reason: 'DATABASE_URL 的用户“{role}”不是超级用户，不能建立 Kepu 的角色和模式。',
      remedy: '请换用超级用户；Kepu 平时以权限很小的 kepu_app 工作，只在启动时用它升级数据库。',
    },
    en: {
      reason: 'The role “{role}” of DATABASE_URL is no superuser and cannot make the roles and schemas of Kepu.',
      remedy: 'Use a superuser; Kepu works as kepu_app, which may do little, and uses it only to bring the database up to date.',
    },
  },
  'database-lost-at-start': {
    status: 503,
    zh: {
      reason: '启动还没有完成，与数据库的连接就断了。',
      remedy: '已经确认保存的内容不受影响，请再启动一次。',
    },
    en: {
      reason: 'The connection to the database broke before Kepu was up.',
      remedy: 'Nothing that was confirmed is lost: start again.',
    },
  },
  'database-away': {
    status: 503,
    zh: {
      reason: '与数据库的连接断了，正在恢复。这次操作没有得到确认。',
      remedy: '请过几秒再打开，先看刚才的内容是否已经保存，再决定要不要重做。',
    },
    en: {
      reason: 'The connection to the database broke and is being restored. What you did was not confirmed.',
      remedy: 'Open the page again in a few seconds and see whether it was saved before you do it once more.',
    },
  },
} as const;
