import { createTenant, inviteMember, listTenants } from '#src/access/index.ts';
import { auditCommand, mendCommand } from '#src/account/index.ts';
import { runRetention } from '#src/deliver/signup/index.ts';
import { systemActor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok } from '#src/kernel/result.ts';
import { distribute } from '#src/platform/postgres/distribute.ts';
import { ensureDemoYear } from '../demo/ensure-demo-year.ts';
import { loadRegionsOnce } from '../regions.ts';
import { type Command, lacking, miswritten } from './command.ts';
import { openFile } from './form-commands.ts';
import { tenantAsked, tenantUnclear } from './tenant-asked.ts';

export const installationCommands: readonly Command[] = [
  {
    name: 'demo',
    usage: '',
    group: 'start',
    brief: { zh: '载入演示年', en: 'live through the demo year' },
    zh: '载入参考项目并过完它的一年（只在空库中）',
    en: 'loads the reference case and lives through its year (only into an empty database)',
    example: 'demo',
    async run(asked) {
      const opened = await asked.installation();
      if (!opened.ok) return opened;
      const { environment } = opened.value;
      await loadRegionsOnce(environment, asked.progress);
      const had = (await listTenants(environment)).length;
      const lived = await ensureDemoYear(opened.value, asked.progress, new AbortController().signal);
      if (!lived.ok) return lived;
      const tenants = await listTenants(environment);
      if (!tenants.some((tenant) => tenant.demo)) return refuse('demo-needs-empty-database');
      return ok({
        text: had > 0 ? '演示数据已在库中。' : '演示年已过完。',
        json: { tenants: tenants.map(({ code, name, demo }) => ({ code, name, demo })) },
      });
    },
  },
  {
    name: 'audit',
    usage: '[--mend] [--files] [--checkpoint FILE] [--tenant CODE]',
    group: 'proof',
    brief: { zh: '从事实复算并比对', en: 'recount everything from the facts' },
    zh: '从事实复算全部汇总、校验值和证据日志并比对，询问见证方，有出入则指出位置；FILE 是另外保存的检查点；--files 也逐个重读附件文件；--mend 在事实和日志无误时按事实更正汇总，逐行列出并记入操作日志',
    en: 'recounts every rollup, hash and leaf from the facts, asks the witnesses, and names the place of any difference; FILE is a checkpoint kept elsewhere; --files reads every attached file as well; --mend sets rollups right from the facts when facts and log hold, tells each row and writes it to the trail',
    example: 'audit --checkpoint 检查点.txt',
    options: { checkpoint: 'text', tenant: 'text', mend: 'flag', files: 'flag' },
    async run(asked) {
      const { checkpoint, tenant: only, mend, files } = asked.options;
      const kept = typeof checkpoint === 'string' ? await openFile(checkpoint) : null;
      if (kept && !kept.ok) return kept;
      const checkpoints = kept ? [new TextDecoder().decode(kept.value.bytes)] : [];
      const opened = await asked.installation();
      if (!opened.ok) return opened;
      const { environment } = opened.value;
      const reports = [];
      const tenants = await listTenants(environment);
      const wanted = tenants.filter((tenant) => only === undefined || tenant.code === only);
      if (wanted.length === 0 && tenants.length > 0) return tenantUnclear(tenants);
      // A checkpoint belongs to one log; held against another it would only be a stranger's.
      if (checkpoints.length > 0 && wanted.length > 1) return tenantUnclear(tenants);
      for (const tenant of wanted) {
        const actor = systemActor(tenant.id, 'kepu');
        const wished = { checkpoints, files: files === true };
        const report =
          mend === true
            ? await mendCommand(environment, actor, { code: tenant.code, ...wished })
            : await auditCommand(environment, actor, wished);
        if (!report.ok) return report;
        reports.push({ tenant, ...report.value });
      }
      return ok({
        text: reports.map(({ tenant, text }) => `${tenant.name}\n${text}`).join('\n') || '库中还没有单位。',
        json: reports.map(({ tenant, json }) => ({ tenant: tenant.code, ...json })),
        // What was mended is equal to the facts now; anything else would have been refused.
        holds: mend === true || reports.every(({ json }) => json.total === 0),
      });
    },
  },
  {
    name: 'retention run',
    usage: '[--dry-run]',
    group: 'upkeep',
    brief: { zh: '删除过期个人信息', en: 'erase what is past its time' },
    zh: '删除保存期限已过的个人信息（姓名、电话、账号），佐证不变；--dry-run 只计数',
    en: 'erases personal details (name, number, account) whose time is over, evidence untouched; --dry-run only counts',
    example: 'retention run --dry-run',
    options: { 'dry-run': 'flag' },
    async run(asked) {
      const opened = await asked.installation();
      if (!opened.ok) return opened;
      const dryRun = asked.options['dry-run'] === true;
      const reports = await runRetention(opened.value.environment, { dryRun });
      const line = ({ tenant, demo, due, erased, failed }: (typeof reports)[number]): string =>
        `${tenant}：期限已过 ${due} 人，${demo ? '演示单位，不删除' : dryRun ? '未删除（试算）' : `已删除 ${erased} 人`}${failed.map(({ id, problem }) => `\n  未能删除 ${id}：${problem}`).join('')}`;
      const holds = reports.every(({ failed }) => failed.length === 0);
      return ok({ text: reports.map(line).join('\n') || '库中还没有单位。', json: reports, holds });
    },
  },
  {
    name: 'tenant create',
    usage: 'CODE NAME REGION',
    group: 'start',
    brief: { zh: '开设单位', en: 'open a tenant' },
    zh: '开设一个单位（REGION 是省、市、区或街镇的行政区划代码，例如 310000、310107、310107020）',
    en: 'opens a tenant (REGION is the code of a province, a city, a district or a street, such as 310000, 310107 or 310107020)',
    example: 'tenant create shanghai 上海市科普事业中心 310000',
    async run(asked) {
      const [code, name, regionCode] = asked.words;
      if (!code || !name || !regionCode) return lacking('CODE NAME REGION');
      const opened = await asked.installation();
      if (!opened.ok) return opened;
      await loadRegionsOnce(opened.value.environment, asked.progress);
      const made = await createTenant(opened.value.environment, { code, name, regionCode, demo: false });
      return made.ok ? ok({ text: `已开设 ${made.value.name}（${made.value.code}）`, json: made.value }) : made;
    },
  },
  {
    name: 'member invite',
    usage: 'TENANT EMAIL NAME',
    group: 'start',
    brief: { zh: '开设第一个项目经理', en: 'make the first manager' },
    zh: '为单位开设第一个项目经理账号，打印初始密码（以后在工作台“设置”里邀请）',
    en: 'makes a manager for a tenant and prints the first password (others are invited in the console)',
    example: 'member invite shanghai manager@example.org 张三',
    async run(asked) {
      const [code, email, name] = asked.words;
      if (!code || !email || !name) return lacking('TENANT EMAIL NAME');
      if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return miswritten(email);
      const opened = await asked.installation();
      if (!opened.ok) return opened;
      const found = tenantAsked(await listTenants(opened.value.environment), { tenant: code });
      if (!found.ok) return found;
      const tenant = found.value;
      const invited = await inviteMember(opened.value.environment, systemActor(tenant.id, 'kepu'), tenant.name, {
        name,
        email,
        membership: { role: 'manager' },
      });
      if (!invited.ok) return invited;
      const { initialPassword } = invited.value;
      return ok({
        text:
          initialPassword === null
            ? `${name} 已有账号，现在也是 ${tenant.name} 的项目经理。`
            : `${name} ${email}\n初始密码：${initialPassword}`,
        json: { email, initialPassword },
      });
    },
  },
  {
    name: 'db distribute',
    usage: '',
    group: 'upkeep',
    brief: { zh: '变成 Citus 分布式库', en: 'distribute the database' },
    zh: '把一个空库变成 Citus 分布式库',
    en: 'turns a fresh database into a distributed one (Citus)',
    example: 'db distribute',
    async run(asked) {
      const opened = await asked.installation();
      if (!opened.ok) return opened;
      const done = await distribute(opened.value.adminUrl);
      return done.ok ? ok({ text: '已分布。', json: done.value }) : done;
    },
  },
];
