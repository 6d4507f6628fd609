import { implement } from '@orpc/server';
import { untoldOf } from '#src/deliver/notices/index.ts';
import type { Result } from '#src/kernel/result.ts';
import { answer, type RequestContext } from '#src/platform/http/answer.ts';
import { xlsxFile } from '#src/platform/http/file-answer.ts';
import { archiveSession } from './archive-session.ts';
import { cancelSession } from './cancel-session.ts';
import { changeSession } from './change-session.ts';
import { copySession } from './copy-session.ts';
import { draftSession } from './draft-session.ts';
import { endSession } from './end-session.ts';
import { openSignUp } from './open-sign-up.ts';
import { passWords } from './pass-words.ts';
import { publishSession } from './publish-session.ts';
import {
  calendarOfSessions,
  clashesOf,
  coverageOfYear,
  exportSessions,
  listAwaiting,
  listSessions,
  readForPoster,
  readSession,
} from './read-sessions.ts';
import { rescheduleSession } from './reschedule-session.ts';
import { returnSession } from './return-session.ts';
import { type SessionDetail, sessionContract } from './session.contract.ts';
import type { SessionRow } from './session.store.ts';
import { sessionOf } from './session-words.ts';
import { awaitingView, clashView, detailView, posterView, summaryView } from './session-view.ts';
import { startSession } from './start-session.ts';
import { submitSession } from './submit-session.ts';

const os = implement(sessionContract).$context<RequestContext>();

async function detail(result: Result<SessionRow>, { environment, actor, language }: RequestContext): Promise<SessionDetail> {
  const row = answer(result, language);
  const untold = await environment.database.transaction(actor, 'deliver', (transaction) =>
    untoldOf(environment, transaction, row.id),
  );
  const clashes = await clashesOf(environment, actor, row);
  return { ...detailView(environment, actor, row), untold, clashes: clashes.map(clashView) };
}

export const sessionRoutes = os.router({
  list: os.list.handler(async ({ input: { page, pageSize, ...asked }, context }) => {
    const found = answer(await listSessions(context.environment, context.actor, asked, { page, pageSize }), context.language);
    return { items: found.items.map(summaryView), total: found.total };
  }),
  export: os.export.handler(async ({ input, context }) => {
    const bytes = answer(await exportSessions(context.environment, context.actor, input, context.language), context.language);
    return xlsxFile('sessions', bytes);
  }),
  calendar: os.calendar.handler(async ({ input, context }) => ({
    items: answer(await calendarOfSessions(context.environment, context.actor, input), context.language).map(summaryView),
  })),
  coverage: os.coverage.handler(async ({ input, context }) =>
    answer(await coverageOfYear(context.environment, context.actor, input), context.language),
  ),
  awaiting: os.awaiting.handler(async ({ context }) => ({
    items: answer(await listAwaiting(context.environment, context.actor), context.language).map(awaitingView),
  })),
  get: os.get.handler(async ({ input, context }) =>
    detail(await readSession(context.environment, context.actor, input.id), context),
  ),
  poster: os.poster.handler(async ({ input, context }) =>
    posterView(
      context.environment,
      sessionOf(answer(await readForPoster(context.environment, context.actor, input.id), context.language)),
    ),
  ),
  draft: os.draft.handler(async ({ input, context }) =>
    detail(await draftSession(context.environment, context.actor, input), context),
  ),
  change: os.change.handler(async ({ input, context }) =>
    detail(await changeSession(context.environment, context.actor, input), context),
  ),
  submit: os.submit.handler(async ({ input, context }) =>
    detail(await submitSession(context.environment, context.actor, input), context),
  ),
  returnToDraft: os.returnToDraft.handler(async ({ input, context }) =>
    detail(await returnSession(context.environment, context.actor, input), context),
  ),
  publish: os.publish.handler(async ({ input, context }) =>
    detail(await publishSession(context.environment, context.actor, input), context),
  ),
  pass: os.pass.handler(async ({ input, context }) =>
    detail(await passWords(context.environment, context.actor, input), context),
  ),
  openSignUp: os.openSignUp.handler(async ({ input, context }) =>
    detail(await openSignUp(context.environment, context.actor, input), context),
  ),
  start: os.start.handler(async ({ input, context }) =>
    detail(await startSession(context.environment, context.actor, input), context),
  ),
  end: os.end.handler(async ({ input, context }) => detail(await endSession(context.environment, context.actor, input), context)),
  archive: os.archive.handler(async ({ input, context }) =>
    detail(await archiveSession(context.environment, context.actor, input), context),
  ),
  reschedule: os.reschedule.handler(async ({ input, context }) =>
    detail(await rescheduleSession(context.environment, context.actor, input), context),
  ),
  cancel: os.cancel.handler(async ({ input, context }) =>
    detail(await cancelSession(context.environment, context.actor, input), context),
  ),
  copy: os.copy.handler(async ({ input, context }) =>
    detail(await copySession(context.environment, context.actor, input), context),
  ),
});
