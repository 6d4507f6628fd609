import { implement } from '@orpc/server';
import type { Actor } from '#src/kernel/actor.ts';
import { answer, type RequestContext } from '#src/platform/http/answer.ts';
import { xlsxFile } from '#src/platform/http/file-answer.ts';
import { correctHandEntry, undoBatch } from './correct-hand-entry.ts';
import { enterByHand } from './enter-by-hand.ts';
import { handEntryContract } from './hand-entry.contract.ts';
import { mayHandEntry } from './hand-entry.policy.ts';
import type { BatchRow, HandEntryRow } from './hand-entry.store.ts';
import { exportHandEntries, listBatches, listHandEntries, readHandEntry } from './read-hand-entries.ts';
import * as texts from './hand-entry.texts.ts';
import { templateOf, uploadHandEntries } from './upload-hand-entries.ts';

const os = implement(handEntryContract).$context<RequestContext>();

function entryView(entry: HandEntryRow, actor: Actor) {
  const can = mayHandEntry(actor, 'hand-entries.write') && entry.undoneAt === null;
  return {
    ...entry,
    withoutEvidence: entry.method === 'estimated' && entry.attachmentIds.length === 0,
    enteredAt: entry.enteredAt.toISOString(),
    undoneAt: entry.undoneAt?.toISOString() ?? null,
    abilities: { correct: can, undo: can },
  };
}

function batchView(batch: BatchRow, actor: Actor) {
  return {
    ...batch,
    enteredAt: batch.enteredAt.toISOString(),
    undoneAt: batch.undoneAt?.toISOString() ?? null,
    abilities: { undo: mayHandEntry(actor, 'hand-entries.write') && batch.undoneAt === null },
  };
}

export const handEntryRoutes = os.router({
  list: os.list.handler(async ({ input: { page, pageSize, ...filter }, context: { environment, actor, language } }) => {
    const found = answer(await listHandEntries(environment, actor, filter, { page, pageSize }), language);
    return { items: found.items.map((entry) => entryView(entry, actor)), total: found.total };
  }),
  export: os.export.handler(async ({ input, context: { environment, actor, language } }) =>
    xlsxFile('hand-entries', answer(await exportHandEntries(environment, actor, input, language), language)),
  ),
  enter: os.enter.handler(async ({ input, context: { environment, actor, language } }) =>
    entryView(answer(await enterByHand(environment, actor, input), language), actor),
  ),
  template: os.template.handler(async ({ input, context: { environment, actor, language } }) =>
    xlsxFile(texts[language].template, answer(await templateOf(environment, actor, input.programmeId, language), language)),
  ),
  upload: os.upload.handler(async ({ input, context: { environment, actor, language } }) => {
    const file = { name: input.file.name, bytes: new Uint8Array(await input.file.arrayBuffer()) };
    return answer(await uploadHandEntries(environment, actor, { ...input, file }, language), language);
  }),
  batches: os.batches.handler(async ({ input, context: { environment, actor, language } }) => ({
    items: answer(await listBatches(environment, actor, input.programmeId), language).map((batch) => batchView(batch, actor)),
  })),
  undo: os.undo.handler(async ({ input, context: { environment, actor, language } }) =>
    batchView(answer(await undoBatch(environment, actor, input), language), actor),
  ),
  get: os.get.handler(async ({ input, context: { environment, actor, language } }) =>
    entryView(answer(await readHandEntry(environment, actor, input.id), language), actor),
  ),
  correct: os.correct.handler(
    async ({
      input: { id, version, reason, attachmentIds, aboveTarget, ...asked },
      context: { environment, actor, language },
    }) => {
      const change = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
      return entryView(
        answer(await correctHandEntry(environment, actor, { id, version, reason, attachmentIds, aboveTarget, change }), language),
        actor,
      );
    },
  ),
});
