import { readFileSync } from 'node:fs';
import { appendFacts, type FactDraft, withdrawFact } from '#src/evidence/index.ts';
import type { FactId } from '#src/kernel/ids.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import type { Result } from '#src/kernel/result.ts';
import { addActivity, bindSuggestions, importDeclaration, saveSubProgramme } from '#src/plan/index.ts';
import type { ProgrammeView } from '#src/plan/programme/programme.contract.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Actor } from '#src/kernel/actor.ts';

/** The reference declaration as a programme with its seven measures and two sub-programmes; for tests of the account. */
export async function referenceProgramme(environment: Environment, manager: Actor): Promise<ProgrammeView> {
  const bytes = readFileSync(new URL('../../examples/基层科普服务-2020.txt', import.meta.url));
  const { programme } = must(await importDeclaration(environment, manager, { fileName: '基层科普服务.txt', bytes }));
  must(await bindSuggestions(environment, manager, { id: programme.id }));
  must(await saveSubProgramme(environment, manager, { id: programme.id, code: 'science-cafe', name: '科学咖啡馆' }));
  return must(await saveSubProgramme(environment, manager, { id: programme.id, code: 'touring-exhibition', name: '科普巡展' }));
}

export async function plannedActivity(
  environment: Environment,
  manager: Actor,
  programmeId: string,
  fields: {
    name: string;
    target: number;
    dueOn: string;
    factKind?: string;
    unit?: string;
    district?: string | null;
    subProgramme?: string;
  },
): Promise<string> {
  const defaults = { subProgramme: 'science-cafe', factKind: 'session-held', unit: '场', district: null };
  return must(await addActivity(environment, manager, { id: programmeId, ...defaults, ...fields })).id;
}

export type Draft = Omit<FactDraft, 'programmeId' | 'occurredAt' | 'recordKind' | 'recordId'> & {
  on: string;
  recordKind?: string;
  recordId?: string;
};

/** Appends facts as deliver would. */
export async function record(
  environment: Environment,
  manager: Actor,
  programmeId: string,
  drafts: readonly Draft[],
): Promise<FactId[]> {
  return environment.database.transaction(manager, 'deliver', async (transaction) =>
    must(
      await appendFacts(
        transaction,
        { tenant: manager.tenant, recordedBy: 'test', recordedAt: environment.clock.now() },
        drafts.map(({ on, ...draft }) => ({
          programmeId,
          occurredAt: momentOf(on, '14:00'),
          recordKind: 'session',
          recordId: 'a record',
          ...draft,
        })),
      ),
    ),
  );
}

export async function withdraw(environment: Environment, manager: Actor, id: FactId): Promise<void> {
  await environment.database.transaction(manager, 'deliver', async (transaction) => {
    must(
      await withdrawFact(
        transaction,
        { tenant: manager.tenant, recordedBy: 'test', recordedAt: environment.clock.now() },
        id,
        '误录',
      ),
    );
  });
}

export function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

/** The year of the reference case in very few facts: enough that every indicator has a figure. */
export async function smallYear(environment: Environment, manager: Actor): Promise<ProgrammeView> {
  const programme = await referenceProgramme(environment, manager);
  const activity = await plannedActivity(environment, manager, programme.id, { name: '第一场', target: 1, dueOn: '2020-06-30' });
  const at = { district: '310107', venueKind: 'community', subProgramme: 'science-cafe' } as const;
  await record(environment, manager, programme.id, [
    { ...at, on: '2020-06-10', kind: 'session-held', activity, quantity: 1, unit: '场' },
    { on: '2020-06-10', kind: 'activity-finished', activity, quantity: 1, unit: '项' },
    { ...at, on: '2020-06-10', kind: 'attendance', method: 'counted', quantity: 60, unit: '人次' },
    { ...at, on: '2020-06-10', kind: 'opinion', outcome: 'very-satisfied', quantity: 20, unit: '份' },
    { ...at, on: '2020-06-10', kind: 'opinion-invited', quantity: 40, unit: '人' },
    { on: '2020-06-20', kind: 'expense', outcome: 'in-order', quantity: 500_000_00, unit: '分', recordKind: 'expense' },
  ]);
  return programme;
}
