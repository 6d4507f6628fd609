import { listTenants, recordAudit, type Tenant } from '#src/access/index.ts';
import { verifyCommand } from '#src/account/index.ts';
import {
  addLogKey,
  addWitness,
  askWitnesses,
  checkConsistency,
  checkInclusion,
  largestProofText,
  type LogState,
  logSuites,
  type ProofVerdict,
  readLog,
  removeWitness,
  restartLog,
  retireLogKey,
  sequenceLog,
} from '#src/evidence/log/index.ts';
import { systemActor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { type Asked, type Command, lacking, miswritten, type Output } from './command.ts';
import { openFile } from './form-commands.ts';
import { tenantAsked, tenantOption } from './tenant-asked.ts';

/** The verdict is JSON for people too: it is what the next program reads. */
function verdict(json: ProofVerdict): Output {
  return { text: JSON.stringify(json), json, holds: json.valid };
}

/** Commands on proofs; they need no database. */
export const proofCommands: readonly Command[] = [
  {
    name: 'log inclusion',
    usage: '< PROOF.json',
    group: 'proof',
    brief: { zh: '核对一个包含证明', en: 'check an inclusion proof' },
    zh: '核对一个 RFC 6962 包含证明（标准输入 JSON：leafIndex treeSize leafHash rootHash proof）',
    en: 'checks one RFC 6962 inclusion proof given as JSON on stdin',
    example: 'log inclusion < proof.json',
    run: async ({ input }) => ok(verdict(checkInclusion(await input(largestProofText)))),
  },
  {
    name: 'log consistency',
    usage: '< PROOF.json',
    group: 'proof',
    brief: { zh: '核对一个一致性证明', en: 'check a consistency proof' },
    zh: '核对一个 RFC 6962 一致性证明（标准输入 JSON：size1 size2 root1 root2 proof）',
    en: 'checks one RFC 6962 consistency proof given as JSON on stdin',
    example: 'log consistency < proof.json',
    run: async ({ input }) => ok(verdict(checkConsistency(await input(largestProofText)))),
  },
  {
    name: 'verify',
    usage: 'FILE [--checkpoint FILE] [--key VKEY]',
    group: 'proof',
    brief: { zh: '离线核验证据包', en: 'check a bundle offline' },
    zh: '离线核验证据包：逐条重算散列、证明、签名、指标和得分；可与另存的检查点和公钥比对',
    en: 'checks an evidence bundle offline: hashes, proofs, signatures, figures and scores anew; against a checkpoint and a key kept elsewhere if given',
    example: 'verify 2020.jsonl.gz --checkpoint 检查点.txt',
    options: { checkpoint: 'text', key: 'text' },
    async run({ words, options }) {
      const [file] = words;
      if (file === undefined) return lacking('FILE');
      const { checkpoint, key } = options;
      const kept = typeof checkpoint === 'string' ? await openFile(checkpoint) : null;
      if (kept && !kept.ok) return kept;
      return verifyCommand(file, {
        ...(kept ? { earlier: new TextDecoder().decode(kept.value.bytes) } : {}),
        ...(typeof key === 'string' ? { pinned: [key] } : {}),
      });
    },
  },
];

/** The tenant that a command on the log works for: the one named, or the only one. */
async function tenantOf(asked: Asked): Promise<Result<{ environment: Environment; tenant: Tenant }>> {
  const opened = await asked.installation();
  if (!opened.ok) return opened;
  const { environment } = opened.value;
  const tenant = tenantAsked(await listTenants(environment), asked.options);
  return tenant.ok ? ok({ environment, tenant: tenant.value }) : tenant;
}

const suiteNames: Record<string, string> = { ed25519: 'Ed25519', sm2: 'SM2/SM3' };
const problems: Record<string, string> = {
  '': '已见证',
  unreachable: '连不上',
  ahead: '它见过更大的树，本机的日志可能被恢复到旧备份',
  refused: '它认为这不是同一棵树',
  'unknown-log': '它还没有登记本日志的公钥',
  'bad-answer': '答复不是有效的见证签名',
};

function brokenLine({ kept, signed, at, reason }: LogState['breaks'][number]): string {
  return `! 在第 ${kept.size} 条处中断，${at} 重新开始：此前签发过 ${signed?.size ?? '（不详）'} 条，留下 ${kept.size} 条。原因：${reason}`;
}

function shown(log: LogState): string {
  const [newest] = log.checkpoints;
  return [
    `${log.origin}　${log.size} 条${log.waiting > 0 ? `，待入日志 ${log.waiting} 条` : ''}`,
    ...log.breaks.map(brokenLine),
    newest ? `最新检查点　${newest.size} 条　${newest.root}　${newest.signedAt.toISOString()}` : '还没有检查点',
    ...log.keys.map(
      ({ suite, vkey, retiredAt }) =>
        `密钥　${suiteNames[suite] ?? suite}　${vkey}${retiredAt ? `　已于 ${retiredAt.toISOString()} 停用` : ''}`,
    ),
    ...log.witnesses.map(
      ({ name, url, size, askedAt, problem, removedAt }) =>
        `见证方　${name}　${url}　已见证到 ${size} 条　${removedAt ? '已停用' : askedAt ? (problems[problem] ?? problem) : '还没有请求过'}`,
    ),
  ].join('\n');
}

/** Commands of whoever keeps the log. */
export const logCommands: readonly Command[] = [
  {
    name: 'log show',
    usage: '[--tenant CODE]',
    group: 'proof',
    brief: { zh: '日志的大小、检查点、公钥', en: 'the log: size, checkpoint, keys' },
    zh: '证据日志的大小、检查点、公钥和见证方',
    en: 'size, checkpoint, keys and witnesses of the log',
    example: 'log show',
    options: tenantOption,
    async run(asked) {
      const desk = await tenantOf(asked);
      if (!desk.ok) return desk;
      const log = await readLog(desk.value.environment, desk.value.tenant.id, { limit: 10 });
      return log ? ok({ text: shown(log), json: log }) : refuse('log-not-begun');
    },
  },
  {
    name: 'log sequence',
    usage: '[--tenant CODE]',
    group: 'upkeep',
    brief: { zh: '立即编入日志并签发', en: 'sequence and sign now' },
    zh: '立即把新的事实编入证据日志，签发检查点并请见证方签名（平时每分钟自动）',
    en: 'sequences new facts at once, signs a checkpoint and asks the witnesses (by itself each minute)',
    example: 'log sequence',
    options: tenantOption,
    async run(asked) {
      const desk = await tenantOf(asked);
      if (!desk.ok) return desk;
      const { environment, tenant } = desk.value;
      const sequenced = await sequenceLog(environment, { tenant: tenant.id, code: tenant.code });
      if (!sequenced.ok) return sequenced;
      const witnesses = await askWitnesses(environment, tenant.id);
      const { added, size } = sequenced.value;
      const lines = witnesses.map(({ name, problem }) => `${name}　${problems[problem]}`);
      return ok({
        text: [`新增 ${added} 条，共 ${size} 条`, ...lines].join('\n'),
        json: { added, size, witnesses },
        holds: witnesses.every(({ problem }) => problem !== 'ahead' && problem !== 'refused'),
      });
    },
  },
  {
    name: 'log restart',
    usage: '--reason TEXT [--checkpoint FILE] [--yes] [--tenant CODE]',
    group: 'upkeep',
    brief: { zh: '日志遗失后如实重新开始', en: 'go on after leaves were lost' },
    zh: '日志确已遗失（恢复了旧备份、找不回新的）时如实重新开始：留下的条目仍是开头，接着写明何处中断、原有多少条；不加 --yes 只显示将公布的说明',
    en: 'goes on honestly when leaves of the log are lost for good: what is left stays its beginning, then an entry names the break; without --yes it only shows what would be published',
    example: 'log restart --reason 恢复了旧备份',
    options: { ...tenantOption, reason: 'text', checkpoint: 'text', yes: 'flag' },
    async run(asked) {
      const { reason, checkpoint, yes } = asked.options;
      if (typeof reason !== 'string') return lacking('--reason');
      const kept = typeof checkpoint === 'string' ? await openFile(checkpoint) : null;
      if (kept && !kept.ok) return kept;
      const desk = await tenantOf(asked);
      if (!desk.ok) return desk;
      const { environment, tenant } = desk.value;
      const restarted = await restartLog(
        environment,
        { tenant: tenant.id, code: tenant.code },
        {
          reason,
          others: kept ? [new TextDecoder().decode(kept.value.bytes)] : [],
          confirmed: yes === true,
          record: (transaction, { id, kept: left, signed }) =>
            recordAudit(transaction, environment.clock, systemActor(tenant.id, 'kepu'), {
              verb: 'restart-log',
              recordKind: 'tenant',
              recordId: tenant.id,
              detail: { entry: id, kept: left.size, signed: signed?.size ?? null },
            }),
        },
      );
      if (!restarted.ok) return restarted;
      const { statement, sequenced } = restarted.value;
      const after = sequenced
        ? `已重新开始为 ${statement.origin}，共 ${sequenced.size} 条。请公布新的公钥（kepu log show），并请各见证方登记。`
        : '以上说明将写入日志并公开，不能收回。确认后加 --yes 再运行一次。';
      return ok({
        text: [
          brokenLine(statement),
          ...statement.witnesses.map(({ name, size }) => `  ${name}　已见证到 ${size} 条`),
          after,
        ].join('\n'),
        json: { statement, sequenced },
      });
    },
  },
  {
    name: 'log key add',
    usage: 'ed25519|sm2 [--tenant CODE]',
    group: 'upkeep',
    brief: { zh: '增加签名密钥', en: 'add a signing key' },
    zh: '增加一把签名密钥；此后每个检查点由在用的各把密钥同时签名',
    en: 'adds a key; from then on every checkpoint is signed by all that are in use',
    example: 'log key add sm2',
    options: tenantOption,
    async run(asked) {
      const suite = logSuites.find((one) => one === asked.words[0]);
      if (!suite) return asked.words[0] === undefined ? lacking('ed25519|sm2') : miswritten(asked.words[0]);
      const desk = await tenantOf(asked);
      if (!desk.ok) return desk;
      const added = await addLogKey(desk.value.environment, desk.value.tenant.id, suite);
      return added.ok ? ok({ text: added.value.vkey, json: added.value }) : added;
    },
  },
  {
    name: 'log key retire',
    usage: 'ID [--tenant CODE]',
    group: 'upkeep',
    brief: { zh: '停用签名密钥', en: 'retire a signing key' },
    zh: '停用一把签名密钥；它签过的仍然有效',
    en: 'ends the use of a key; what it signed stays valid',
    example: 'log key retire 3f2a91c0',
    options: tenantOption,
    async run(asked) {
      const [id] = asked.words;
      if (id === undefined) return lacking('ID');
      const desk = await tenantOf(asked);
      if (!desk.ok) return desk;
      const retired = await retireLogKey(desk.value.environment, desk.value.tenant.id, id);
      return retired.ok ? ok({ text: retired.value.vkey, json: retired.value }) : retired;
    },
  },
  {
    name: 'log witness add',
    usage: 'URL VKEY [--tenant CODE]',
    group: 'upkeep',
    brief: { zh: '登记见证方', en: 'name a witness' },
    zh: '登记一个外部见证方（C2SP tlog-witness），请它为每个检查点联署',
    en: 'names an outside witness (C2SP tlog-witness) that is asked to cosign each checkpoint',
    example: 'log witness add https://witness.example witness.example+3f2a91c0+AbCd',
    options: tenantOption,
    async run(asked) {
      const [url, vkey] = asked.words;
      if (!url || !vkey) return lacking('URL VKEY');
      const desk = await tenantOf(asked);
      if (!desk.ok) return desk;
      const added = await addWitness(desk.value.environment, desk.value.tenant.id, { url, vkey });
      return added.ok ? ok({ text: added.value.name, json: added.value }) : added;
    },
  },
  {
    name: 'log witness remove',
    usage: 'NAME [--tenant CODE]',
    group: 'upkeep',
    brief: { zh: '不再请某见证方', en: 'ask a witness no more' },
    zh: '不再请某个见证方联署；已有的联署保留',
    en: 'asks a witness no more; its cosignatures stay',
    example: 'log witness remove witness.example',
    options: tenantOption,
    async run(asked) {
      const [name] = asked.words;
      if (!name) return lacking('NAME');
      const desk = await tenantOf(asked);
      if (!desk.ok) return desk;
      const removed = await removeWitness(desk.value.environment, desk.value.tenant.id, name);
      return removed.ok ? ok({ text: removed.value.name, json: removed.value }) : removed;
    },
  },
];
