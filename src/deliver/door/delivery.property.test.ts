import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endSession, readSession, type SessionRow, startSession, tokenOf } from '#src/deliver/sessions/index.ts';
import type { MadePlan } from '#src/deliver/sessions/made-plan.store.ts';
import { makePlan, openSession, sessionToDraft } from '#src/deliver/sessions/sessions.fixture.ts';
import { cancelTicket, consentVersion, signUp } from '#src/deliver/signup/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { expectInvariants } from '../../../tests/support/invariants.ts';
import { type TestEnvironment, testEnvironment, granted } from '../../../tests/support/environment.ts';
import { admitTicket, admitWalkIn } from './admit.ts';
import { enterPaper } from './enter-paper.ts';
import { listAdmissions } from './read-door.ts';
import { recordHeadCount } from './record-head-count.ts';
import { undoAdmission } from './undo-admission.ts';

let world: TestEnvironment;
let plan: MadePlan;
let host: Actor;

beforeAll(async () => {
  world = await testEnvironment();
  host = world.actors.host;
  plan = await makePlan(world.environment, world.actors.manager);
});

afterAll(() => world?.close());

type Act =
  | { act: 'sign-up' | 'cancel' | 'admit'; person: number; seats: number }
  | { act: 'walk-in' | 'paper' | 'head-count' | 'undo'; person: number; seats: number }
  | { act: 'start' | 'end'; person: number; seats: number };

const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.record({
    act: fc.constantFrom(
      ...(['sign-up', 'sign-up', 'cancel', 'admit', 'admit', 'walk-in', 'paper', 'head-count', 'undo', 'start', 'end'] as const),
    ),
    person: fc.nat(5),
    seats: fc.integer({ min: 1, max: 3 }),
  }) as fc.Arbitrary<Act>,
  { minLength: 5, maxLength: 25 },
);

async function perform(session: SessionRow, tokens: Map<number, string>, { act, person, seats }: Act): Promise<void> {
  const { environment, actors } = world;
  const phone = `1370000000${person}`;
  const now = granted(await readSession(environment, actors.manager, session.id));
  if (act === 'sign-up') {
    const joined = await signUp(environment, actors.visitor, {
      code: session.code,
      name: `演示${person}`,
      phone,
      seats,
      consentVersion,
    });
    if (joined.ok) tokens.set(person, tokenOf(environment, actors.visitor.tenant, joined.value.signUp));
  } else if (act === 'cancel') await cancelTicket(environment, actors.visitor, tokens.get(person) ?? 'none of these');
  else if (act === 'admit')
    await admitTicket(environment, host, { sessionId: session.id, ticket: tokens.get(person) ?? 'none of these' });
  else if (act === 'walk-in')
    await admitWalkIn(environment, host, { sessionId: session.id, phone: seats === 1 ? '' : phone, people: seats });
  else if (act === 'paper')
    await enterPaper(
      environment,
      host,
      { sessionId: session.id, rows: [{ name: `演示${person}`, phone, people: seats }], dryRun: false },
      'zh',
    );
  else if (act === 'head-count')
    await recordHeadCount(environment, host, {
      sessionId: session.id,
      people: person * seats,
      method: 'counted',
      attachmentId: null,
    });
  else if (act === 'undo') {
    const { items } = granted(await listAdmissions(environment, host, { sessionId: session.id }, { page: 1, pageSize: 10 }));
    const one = items[person % Math.max(1, items.length)];
    if (one) await undoAdmission(environment, host, { id: one.id });
  } else if (act === 'start') {
    if (world.clock.now() < session.startsAt) world.clock.moveTo(session.startsAt);
    await startSession(environment, host, now);
  } else await endSession(environment, host, now);
}

test('whatever people do in whatever order, seats, admissions and facts agree', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(acts, async (sequence) => {
      run += 1;
      const day = new Date(Date.UTC(2020, 5, run)).toISOString().slice(0, 10);
      const session = await openSession(world.environment, world.actors.manager, sessionToDraft(plan, { day, capacity: 4 }));
      world.clock.moveTo(new Date(session.startsAt.getTime() - 60 * 60_000));
      const tokens = new Map<number, string>();
      for (const act of sequence) await perform(session, tokens, act);
      await expectInvariants(world.adminUrl);
      expect(granted(await readSession(world.environment, world.actors.manager, session.id)).taken).toBeLessThanOrEqual(4);
    }),
    { numRuns: 12, endOnFailure: true },
  );
}, 120_000);
