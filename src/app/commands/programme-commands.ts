import { ORPCError } from '@orpc/server';
import { writeFile } from 'node:fs/promises';
import { createTenant, listTenants, type Tenant } from '#src/access/index.ts';
import { accountCommand, accountRoutes, bundleCommand } from '#src/account/index.ts';
import { isUuid, noTenant } from '#src/kernel/ids.ts';
import { refuse, type Refusal } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { networkRoutes } from '#src/network/index.ts';
import { programmeRoutes } from '#src/plan/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { RefusalBody, RequestContext } from '#src/platform/http/answer.ts';
import { day } from '#src/platform/http/contract.ts';
import { callRoute } from '../api/input-check.ts';
import { inputIssues, inputRefusal } from '../api/problems.ts';
import { loadRegionsOnce } from '../regions.ts';
import { type Asked, type Command, lacking, miswritten } from './command.ts';
import { openFile } from './form-commands.ts';
import { namedAmong, readingsOf } from './programme-name.ts';
import { commandContext, tenantAsked, tenantOption, tenantUnclear } from './tenant-asked.ts';

/** In whose name a command works, as routes are called. */
interface Desk {
  context: RequestContext;
}

/** What the options say of a form that does not say it itself. */
function supplementOf(options: Asked['options']): { start?: string; end?: string; totalYuan?: string; currentYearYuan?: string } {
  const names = { start: 'start', end: 'end', total: 'totalYuan', 'current-year': 'currentYearYuan' } as const;
  const given = Object.entries(names).flatMap(([option, name]) =>
    typeof options[option] === 'string' ? [[name, options[option]]] : [],
  );
  return Object.fromEntries(given);
}

/** The tenant that a command works in: the one named, or the only one. `otherwise` may make one where there is none. */
async function deskOf(asked: Asked, otherwise?: (environment: Environment) => Promise<Result<Tenant>>): Promise<Result<Desk>> {
  const opened = await asked.installation();
  if (!opened.ok) return opened;
  const { environment } = opened.value;
  await loadRegionsOnce(environment, () => undefined);
  const tenants = await listTenants(environment);
  const tenant = tenants.length === 0 && otherwise ? await otherwise(environment) : tenantAsked(tenants, asked.options);
  if (!tenant.ok) return tenant;
  return ok({ context: commandContext(environment, tenant.value.id) });
}

/** A refusal that came through a route, as a result again. */
async function asResult<Value>(work: () => Promise<Value>): Promise<Result<Value>> {
  try {
    return ok(await work());
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error;
    const issues = inputIssues(error);
    if (issues) return inputRefusal(issues);
    const body = error.data as RefusalBody | undefined;
    if (!body?.code) throw error;
    return refuse(body.code as Refusal['code'], body.params);
  }
}

async function programmeOf(desk: Desk, wanted: string | undefined): Promise<Result<{ id: string; name: string }>> {
  if (wanted === undefined) return lacking('PROGRAMME');
  if (isUuid(wanted)) return ok({ id: wanted, name: wanted });
  const lists = await asResult(() =>
    Promise.all(
      readingsOf(wanted).map(({ name, fiscalYear }) =>
        callRoute(programmeRoutes.list, { search: name, pageSize: 200, ...(fiscalYear === null ? {} : { fiscalYear }) }, desk),
      ),
    ),
  );
  if (!lists.ok) return lists;
  const found = namedAmong(
    lists.value.flatMap(({ items }) => items),
    wanted,
  );
  if (found.length === 0) return refuse('programme-unknown', { programme: wanted });
  if (found.length > 1)
    return refuse('programme-unclear', {
      programme: wanted,
      choices: found.map((item) => `${item.name}-${item.fiscalYear} ${item.id}`).join('；'),
    });
  return ok(found[0]!);
}

/** The day that `--at` names, checked as a route checks it. */
function dayAsked({ at }: Asked['options']): Result<{ at?: string }> {
  if (typeof at !== 'string') return ok({});
  const read = day.safeParse(at);
  return read.success ? ok({ at }) : inputRefusal(read.error.issues.map((issue) => ({ ...issue, path: ['at'] })));
}

/** A unit's name begins with its place: 上海市科普事业中心 works in 上海市. */
async function tenantNamedAfter(environment: Environment, unit: string | null): Promise<Result<Tenant>> {
  const context = commandContext(environment, noTenant);
  const places = (
    await Promise.all(
      (['province', 'city'] as const).map((level) => callRoute(networkRoutes.regions.list, { level }, { context })),
    )
  ).flatMap((answer) => answer.items);
  const place = places
    .filter((item) => unit?.startsWith(item.name.replace(/[省市]$/, '')))
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (!unit || !place) return tenantUnclear([]);
  return createTenant(environment, { code: `unit-${place.code}`, name: unit, regionCode: place.code, demo: false });
}

interface PrintAsked {
  id: string;
  format: 'pdf' | 'docx' | 'xlsx';
  layout?: string;
  at?: string;
  month?: string;
}

const printers = {
  declaration: (input: PrintAsked, desk: Desk) => callRoute(accountRoutes.printDeclaration, input, desk),
  monitoring: (input: PrintAsked, desk: Desk) => callRoute(accountRoutes.printMonitoring, input, desk),
  'self-evaluation': (input: PrintAsked, desk: Desk) => callRoute(accountRoutes.printSelfEvaluation, input, desk),
};

/** The options of a form that were given a value. */
function given(options: Asked['options']): Pick<PrintAsked, 'layout' | 'at' | 'month'> {
  const names = ['layout', 'at', 'month'] as const;
  return Object.fromEntries(names.flatMap((name) => (typeof options[name] === 'string' ? [[name, options[name]]] : [])));
}

export const programmeCommands: readonly Command[] = [
  {
    name: 'import',
    usage:
      'FILE [--as-new-version] [--after-report] [--start DATE] [--end DATE] [--total YUAN] [--current-year YUAN] [--tenant CODE]',
    group: 'programme',
    brief: { zh: '由申报表建立项目', en: 'make a programme of a declaration' },
    zh: '由申报表建立项目',
    en: 'makes a programme of a declaration form',
    example: 'import 目标表.docx',
    options: {
      ...tenantOption,
      'as-new-version': 'flag',
      'after-report': 'flag',
      start: 'text',
      end: 'text',
      total: 'text',
      'current-year': 'text',
    },
    async run(asked) {
      const file = await openFile(asked.words[0]);
      if (!file.ok) return file;
      const upload = new File([file.value.bytes], file.value.name);
      const desk = await deskOf(asked, async (environment) => {
        const context = commandContext(environment, noTenant);
        const read = await asResult(() => callRoute(programmeRoutes.readForm, { file: upload }, { context }));
        return read.ok ? tenantNamedAfter(environment, read.value.reading.unit) : read;
      });
      if (!desk.ok) return desk;
      const imported = await asResult(() =>
        callRoute(
          programmeRoutes.importFile,
          {
            file: upload,
            asNewVersion: asked.options['as-new-version'] === true,
            afterReport: asked.options['after-report'] === true,
            reason: '命令行导入',
            ...supplementOf(asked.options),
          },
          desk.value,
        ),
      );
      if (!imported.ok) return imported;
      const { programme, warnings, version } = imported.value;
      const text = [
        `${version === 'new' ? '已建立项目' : '已更新项目'}：${programme.name}（${programme.fiscalYear}年度） ${programme.id}`,
        `指标 ${programme.indicators.length} 个`,
        ...warnings.map((warning) => `! ${warning.where}：${warning.message}`),
      ].join('\n');
      return ok({ text, json: { id: programme.id, name: programme.name, fiscalYear: programme.fiscalYear, version, warnings } });
    },
  },
  {
    name: 'account',
    usage: 'PROGRAMME [--at DATE] [--tenant CODE]',
    group: 'programme',
    brief: { zh: '各指标到哪一步、年末预计', en: 'where each indicator stands' },
    zh: '每个指标的目标、实际、完成度、预计、得分和事实数（PROGRAMME 是编号或名称）',
    en: 'every indicator: target, actual, degree, forecast, score, number of facts',
    example: 'account 基层科普服务 --at 2020-07-31',
    options: { ...tenantOption, at: 'text' },
    async run(asked) {
      const at = dayAsked(asked.options);
      if (!at.ok) return at;
      const desk = await deskOf(asked);
      if (!desk.ok) return desk;
      const programme = await programmeOf(desk.value, asked.words[0]);
      if (!programme.ok) return programme;
      return accountCommand(desk.value.context.environment, desk.value.context.actor, {
        programmeId: programme.value.id,
        ...at.value,
      });
    },
  },
  {
    name: 'bundle',
    usage: 'PROGRAMME --out FILE [--at DATE] [--tenant CODE]',
    group: 'proof',
    brief: { zh: '取证据包', en: 'write the evidence bundle' },
    zh: '取证据包：表、口径、事实、证明和签名检查点在一个文件里，可离线核验（文件名以 .gz 结尾则压缩）',
    en: 'writes the evidence bundle: form, measures, facts, proofs and signed checkpoint in one file (packed when it ends in .gz)',
    example: 'bundle 基层科普服务 --out 2020.jsonl.gz',
    options: { ...tenantOption, out: 'text', at: 'text' },
    async run(asked) {
      const { out } = asked.options;
      if (typeof out !== 'string') return lacking('--out');
      const at = dayAsked(asked.options);
      if (!at.ok) return at;
      const desk = await deskOf(asked);
      if (!desk.ok) return desk;
      const programme = await programmeOf(desk.value, asked.words[0]);
      if (!programme.ok) return programme;
      return bundleCommand(desk.value.context.environment, desk.value.context.actor, {
        programmeId: programme.value.id,
        out,
        ...at.value,
      });
    },
  },
  {
    name: 'form print',
    usage:
      'PROGRAMME --form declaration|monitoring|self-evaluation --format pdf|docx|xlsx --out FILE [--layout ID] [--month YYYY-MM] [--at DATE]',
    group: 'programme',
    brief: { zh: '打印正式表格', en: 'print an official form' },
    zh: '打印正式表格',
    en: 'prints the official form',
    example: 'form print 基层科普服务 --form self-evaluation --format pdf --out 自评表.pdf',
    options: { ...tenantOption, form: 'text', format: 'text', out: 'text', layout: 'text', month: 'text', at: 'text' },
    async run(asked) {
      const { form, format = 'pdf', out } = asked.options;
      const print = printers[form as keyof typeof printers];
      if (typeof form !== 'string') return lacking('--form');
      if (!print) return miswritten(`--form ${form}`);
      if (format !== 'pdf' && format !== 'docx' && format !== 'xlsx') return miswritten(`--format ${String(format)}`);
      if (typeof out !== 'string') return lacking('--out');
      const desk = await deskOf(asked);
      if (!desk.ok) return desk;
      const programme = await programmeOf(desk.value, asked.words[0]);
      if (!programme.ok) return programme;
      const printed = await asResult(() => print({ id: programme.value.id, format, ...given(asked.options) }, desk.value));
      if (!printed.ok) return printed;
      const bytes = new Uint8Array(await printed.value.arrayBuffer());
      try {
        await writeFile(out, bytes);
      } catch (error) {
        return refuse('file-unwritable', { file: out, problem: (error as NodeJS.ErrnoException).code ?? 'error' });
      }
      return ok({ text: `${out}  ${bytes.byteLength.toLocaleString('en-US')} B`, json: { file: out, bytes: bytes.byteLength } });
    },
  },
];
