import { implement } from '@orpc/server';
import { type Actor, seesDistrict } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok } from '#src/kernel/result.ts';
import { answer, type RequestContext } from '#src/platform/http/answer.ts';
import { xlsxFile } from '#src/platform/http/file-answer.ts';
import type { Attachment } from './attachments/attachment.store.ts';
import { describeAttachment, openAttachment, storeAttachment } from './attachments/store-attachment.ts';
import { evidenceContract, type LogView } from './evidence.contract.ts';
import type { FactFilter } from './ledger/ledger.store.ts';
import { factWorkbook, type ListedFact } from './fact-workbook.ts';
import { type LogState, proofView, readLog } from './log/index.ts';
import { seenOfChain } from './ledger/chain.rules.ts';
import { readFactChain, readFacts, type ShownFact } from './ledger/read-facts.ts';

export interface EvidenceContext extends RequestContext {
  /** Names of districts and sub-programmes by code, for lists: evidence itself keeps the codes. */
  namesOf?(actor: Actor): Promise<ReadonlyMap<string, string>>;
}

const os = implement(evidenceContract).$context<EvidenceContext>();

/** The rows of one export; more would be no list that anybody reads. */
const exportLimit = 50_000;

function attachmentView(attachment: Attachment) {
  return { ...attachment, uploadedAt: attachment.uploadedAt.toISOString() };
}

const isoOrNull = (moment: Date | null): string | null => moment?.toISOString() ?? null;

function logView(log: LogState): LogView {
  return {
    ...log,
    begunAt: log.begunAt.toISOString(),
    keys: log.keys.map((key) => ({ ...key, begunAt: key.begunAt.toISOString(), retiredAt: isoOrNull(key.retiredAt) })),
    witnesses: log.witnesses.map((witness) => ({
      ...witness,
      askedAt: isoOrNull(witness.askedAt),
      problem: witness.problem as LogView['witnesses'][number]['problem'],
      removedAt: isoOrNull(witness.removedAt),
    })),
    breaks: log.breaks.map(({ at, reason, kept, signed }) => ({ at, reason, kept: kept.size, signed: signed?.size ?? null })),
    checkpoints: log.checkpoints.map((head) => ({
      ...head,
      signedAt: head.signedAt.toISOString(),
      signers: head.signers.map((signer) => ({ ...signer, at: signer.at.toISOString() })),
    })),
  };
}

function factView(fact: ShownFact) {
  const { subject: _pseudonym, ...rest } = fact;
  return {
    ...rest,
    occurredAt: fact.occurredAt.toISOString(),
    recordedAt: fact.recordedAt.toISOString(),
    attachments: fact.attachments.map(attachmentView),
    proof: proofView(fact.proof),
  };
}

function factStatus({ supersededBy, supersedes }: Pick<ShownFact, 'supersededBy' | 'supersedes'>): ListedFact['status'] {
  return supersededBy ? 'superseded' : supersedes ? 'correction' : 'standing';
}

/** A coordinator sees only the facts of the own district, whatever was asked. */
function withinDistricts(filter: FactFilter, context: RequestContext): FactFilter {
  const { districts } = context.actor;
  if (districts === 'all') return filter;
  const asked = filter.districts?.length ? filter.districts.filter((code) => districts.includes(code)) : [...districts];
  return { ...filter, districts: asked.length > 0 ? asked : ['none'] };
}

async function pageOfFacts(context: RequestContext, filter: FactFilter, page: { page: number; pageSize: number }) {
  return context.environment.database.transaction(context.actor, 'evidence', (transaction) =>
    readFacts(transaction, withinDistricts(filter, context), page),
  );
}

export const evidenceRoutes = os.router({
  facts: os.facts.handler(async ({ input, context }) => {
    const { page, pageSize, ...filter } = input;
    const { items, total } = await pageOfFacts(context, filter, { page, pageSize });
    return { items: items.map(factView), total };
  }),
  exportFacts: os.exportFacts.handler(async ({ input, context }) => {
    const { items, total } = await pageOfFacts(context, input, { page: 1, pageSize: exportLimit });
    if (total > exportLimit) answer(refuse('fact-too-many', { count: total, limit: exportLimit }), context.language);
    const names = (await context.namesOf?.(context.actor)) ?? new Map<string, string>();
    const listed = items.map(({ attachments, ...fact }) => ({
      ...fact,
      status: factStatus(fact),
      reason: fact.supersedesReason,
      attachments: attachments.map(({ fileName }) => fileName),
    }));
    return xlsxFile('facts', await factWorkbook(null, listed, names, context.language));
  }),
  factChain: os.factChain.handler(async ({ input, context }) => {
    const chain = await context.environment.database.transaction(context.actor, 'evidence', (transaction) =>
      readFactChain(transaction, input.id),
    );
    const seen = seenOfChain(chain, (district) => seesDistrict(context.actor, district));
    const asked = seen.some(({ id }) => id === input.id);
    return answer(asked ? ok(seen.map(factView)) : refuse('fact-not-found'), context.language);
  }),
  log: os.log.handler(async ({ input, context }) => {
    const log = await readLog(context.environment, context.actor.tenant, { limit: 20, before: input.before });
    return log && logView(log);
  }),
  addAttachment: os.addAttachment.handler(async ({ input, context }) => {
    const file = { name: input.file.name, bytes: new Uint8Array(await input.file.arrayBuffer()) };
    return attachmentView(answer(await storeAttachment(context.environment, context.actor, file), context.language));
  }),
  attachment: os.attachment.handler(async ({ input, context }) => {
    const { attachment, bytes } = answer(await openAttachment(context.environment, context.actor, input.id), context.language);
    return new File([bytes as Uint8Array<ArrayBuffer>], attachment.fileName, { type: attachment.mediaType });
  }),
  describeAttachment: os.describeAttachment.handler(async ({ input, context }) =>
    attachmentView(answer(await describeAttachment(context.environment, context.actor, input.id), context.language)),
  ),
});
