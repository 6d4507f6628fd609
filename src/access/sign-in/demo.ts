import type { Role } from '#src/kernel/vocabulary.ts';

/** E-mail addresses that exist nowhere else, so that a demo account is told at sight. */
export const demoDomain = '@demo.kepu';
/** Published: whoever tries the demo knows it, so it opens nothing but demo tenants. */
export const demoPassword = 'kepu-demo-2020';

export interface DemoAccount {
  role: Role;
  name: string;
  email: string;
  district: string | null;
}

/** One account a role; coordinator and host in the district given. */
export function demoAccountList(district: string): DemoAccount[] {
  return [
    { role: 'manager', name: '演示·项目经理', email: `manager${demoDomain}`, district: null },
    { role: 'finance', name: '演示·财务', email: `finance${demoDomain}`, district: null },
    { role: 'coordinator', name: '演示·区科协', email: `coordinator${demoDomain}`, district },
    { role: 'host', name: '演示·承办方', email: `host${demoDomain}`, district },
    { role: 'leader', name: '演示·分管领导', email: `leader${demoDomain}`, district: null },
    { role: 'auditor', name: '演示·审计', email: `auditor${demoDomain}`, district: null },
    { role: 'system-admin', name: '演示·系统管理员', email: `system-admin${demoDomain}`, district: null },
    { role: 'security-admin', name: '演示·安全管理员', email: `security-admin${demoDomain}`, district: null },
    { role: 'audit-admin', name: '演示·审计管理员', email: `audit-admin${demoDomain}`, district: null },
    { role: 'resident', name: '演示·居民', email: `resident${demoDomain}`, district: null },
  ];
}

export function isDemoEmail(email: string): boolean {
  return email.trim().toLowerCase().endsWith(demoDomain);
}
