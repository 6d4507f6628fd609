import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#src/kernel/actor.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { granted, type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { expectInvariants } from '../../../tests/support/invariants.ts';
import { archiveSession } from './archive-session.ts';
import { changeSession } from './change-session.ts';
import { draftSession } from './draft-session.ts';
import { endSession } from './end-session.ts';
import type { MadePlan } from './made-plan.store.ts';
import { passWords } from './pass-words.ts';
import { publishSession } from './publish-session.ts';
import { listSessions } from './read-sessions.ts';
import { rescheduleSession } from './reschedule-session.ts';
import { makePlan, sessionToDraft } from './sessions.fixture.ts';
import type { SessionRow } from './session.store.ts';
import { detailView } from './session-view.ts';
import { startSession } from './start-session.ts';
import { submitSession } from './submit-session.ts';

let world: TestEnvironment;
let plan: MadePlan;
let manager: Actor;

const seen = ({ id, version }: SessionRow) => ({ id, version });

beforeAll(async () => {
  world = await testEnvironment();
  manager = world.actors.manager;
  plan = await makePlan(world.environment, manager);
});

afterAll(async () => {
  await expectInvariants(world.adminUrl);
  await world.close();
});

describe('what awaits somebody’s pass', () => {
  const awaits = async (actor: Actor, id: string): Promise<boolean> => {
    const asked = { programmeId: plan.programmeId, awaiting: 'me' } as const;
    const { items, total } = granted(await listSessions(world.environment, actor, asked, { page: 1, pageSize: 50 }));
    expect(total).toBe(items.length);
    return items.some((one) => one.id === id);
  };

  test('is told to who may pass it, not to who may not, nor to who handed it in', async () => {
    const { environment, actors } = world;
    const told = async (id: string) => ({
      leader: await awaits(actors.leader, id),
      coordinator: await awaits(actors.coordinator, id),
      manager: await awaits(manager, id),
      host: await awaits(actors.host, id),
      auditor: await awaits(actors.auditor, id),
    });
    const nobody = { leader: false, coordinator: false, manager: false, host: false, auditor: false };
    const drafted = granted(await draftSession(environment, manager, sessionToDraft(plan, { day: '2020-06-10' })));
    expect(await told(drafted.id), 'a draft').toEqual(nobody);
    const submitted = granted(await submitSession(environment, manager, drafted));
    expect(await told(drafted.id), 'handed in by the manager').toEqual({ ...nobody, leader: true, coordinator: true });
    const elsewhere = { ...actors.coordinator, districts: ['310101'] };
    expect(await awaits(elsewhere, drafted.id), 'of a district that is not one’s own').toBe(false);
    const published = granted(await publishSession(environment, actors.leader, seen(submitted)));
    expect(await told(drafted.id), 'passed').toEqual(nobody);
    const change = { ...seen(published), title: '换了题目' };
    granted(await changeSession(environment, actors.host, change));
    expect(await told(drafted.id), 'with words that the host changed').toEqual({
      ...nobody,
      leader: true,
      coordinator: true,
      manager: true,
    });
  });
});

describe('words that are changed after they were passed', () => {
  const passedBy = async (actor: Actor, day: string): Promise<SessionRow> => {
    const drafted = granted(await draftSession(world.environment, manager, sessionToDraft(plan, { day })));
    const submitted = granted(await submitSession(world.environment, manager, drafted));
    return granted(await publishSession(world.environment, actor, seen(submitted)));
  };
  const view = (of: SessionRow, actor: Actor) => detailView(world.environment, actor, of);

  test('are nobody’s pass any more: whoever wrote them hands them in, another passes them, residents keep their seats', async () => {
    const { environment, actors } = world;
    const published = await passedBy(actors.coordinator, '2020-06-24');
    const words = { title: '另一个题目', summary: '另一种说法' };
    let changed = granted(await changeSession(environment, manager, { ...seen(published), ...words }));
    expect(changed).toMatchObject({ ...words, state: 'open', submittedBy: manager.name, reviewedBy: null, reviewedAt: null });
    expect(view(changed, manager)).toMatchObject({
      awaitsPass: true,
      abilities: { pass: false, awaitsAnother: true, change: true },
    });
    // Residents read what was passed, until the change is.
    const shown = (of: SessionRow) => of.passedWords ?? of;
    expect(shown(changed)).toMatchObject({ title: published.title, summary: published.summary });
    expect(view(changed, actors.coordinator).unpassed, 'what residents read still, against what was written').toEqual([
      { field: 'title', before: published.title, after: words.title },
      { field: 'summary', before: published.summary, after: words.summary },
    ]);
    expect(view(published, actors.coordinator).unpassed).toBeNull();
    const speaker = { ...seen(changed), title: '第三个题目', speakerId: plan.otherSpeakerId };
    const again = granted(await changeSession(environment, manager, speaker));
    expect(shown(again)).toMatchObject({ title: published.title, speakerName: published.speakerName });
    expect(view(again, actors.coordinator).unpassed).toContainEqual({
      field: 'speakerName',
      before: published.speakerName,
      after: again.speakerName,
    });
    expect(again.speakerName).not.toBe(published.speakerName);
    const back = { ...seen(again), title: words.title, speakerId: plan.speakerId };
    changed = granted(await changeSession(environment, manager, back));
    expect(view(changed, actors.coordinator)).toMatchObject({ awaitsPass: true, abilities: { pass: true, change: false } });
    expect(await passWords(environment, manager, seen(changed))).toMatchObject({ refusal: { code: 'session-own-submission' } });
    expect(await passWords(environment, actors.host, seen(changed))).toMatchObject({ refusal: { code: 'not-allowed' } });
    // Nor can another give them away as their own by a change beside them.
    expect(await changeSession(environment, actors.host, { ...seen(changed), title: '又一个题目' })).toMatchObject({
      refusal: { code: 'session-under-review', params: { who: manager.name } },
    });
    world.clock.moveTo(changed.startsAt);
    const started = granted(await startSession(environment, manager, seen(changed)));
    world.clock.moveTo(changed.endsAt);
    const ended = granted(await endSession(environment, manager, { ...seen(started), endEarly: true }));
    expect(view(ended, manager).abilities.archive).toBe(false);
    expect(await archiveSession(environment, actors.coordinator, ended)).toMatchObject({
      refusal: { code: 'session-awaits-pass', params: { who: manager.name } },
    });
    const passed = granted(await passWords(environment, actors.coordinator, seen(ended)));
    expect(passed).toMatchObject({ state: 'ended', reviewedBy: actors.coordinator.name, passedWords: null });
    expect(shown(passed)).toMatchObject(words);
    expect(view(passed, manager)).toMatchObject({
      awaitsPass: false,
      unpassed: null,
      abilities: { archive: true, pass: false },
    });
    expect(await passWords(environment, actors.leader, seen(passed))).toMatchObject({ refusal: { code: 'session-cannot-pass' } });
    granted(await archiveSession(environment, manager, passed));
  });

  test('whoever passed them changes them as their own too; the seats, and the same words again, change nothing', async () => {
    const { environment, actors } = world;
    const published = await passedBy(actors.coordinator, '2020-06-25');
    const { title, summary, audience, speakerId } = published;
    const same = { title, summary, audience, speakerId, capacity: published.capacity - 1 };
    const seats = granted(await changeSession(environment, manager, { ...seen(published), ...same }));
    expect(seats).toMatchObject({ submittedBy: manager.name, reviewedBy: actors.coordinator.name });
    const changed = granted(await changeSession(environment, actors.coordinator, { ...seen(seats), summary: '另一种说法' }));
    expect(changed).toMatchObject({ submittedBy: actors.coordinator.name, reviewedBy: null });
    expect(await passWords(environment, actors.coordinator, seen(changed))).toMatchObject({
      refusal: { code: 'session-own-submission' },
    });
    const elsewhen = {
      startsAt: momentOf('2020-06-26', '14:00').toISOString(),
      endsAt: momentOf('2020-06-26', '16:00').toISOString(),
    };
    const passed = granted(await passWords(environment, manager, seen(changed)));
    const moved = granted(await rescheduleSession(environment, manager, { ...seen(passed), ...elsewhen, reason: '场地检修' }));
    expect(moved, 'time and place are free').toMatchObject({ reviewedBy: manager.name, submittedBy: actors.coordinator.name });
  });
});
