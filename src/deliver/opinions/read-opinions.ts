import { batchRows } from '#src/deliver/imports/index.ts';
import { opinionsLeft, type Session, sessionById } from '#src/deliver/sessions/index.ts';
import { inSightOrNull } from '#src/deliver/signup/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { dayAndTimeOf } from '#src/kernel/local-time.ts';
import { type Language, refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { share } from '#src/kernel/share.ts';
import { satisfactionLevels } from '#src/kernel/vocabulary.ts';
import { writeWorkbook } from '#src/platform/documents/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import { messageGatewayFromEnvironment } from '#src/platform/messages.ts';
import type { OpinionSummary } from './opinion.contract.ts';
import { mayOpinions } from './opinion.policy.ts';
import { closedBy, satisfiedLevels } from './opinion.rules.ts';
import { type OpinionRow, opinionRows } from './opinion.store.ts';
import { en, zh } from './opinion.texts.ts';

const texts = { zh, en };

/** What people thought of a session: with n, how many were asked, and how many of these answered. */
export async function summariseOpinions(
  environment: Environment,
  actor: Actor,
  sessionId: string,
): Promise<Result<OpinionSummary>> {
  if (!mayOpinions(actor, 'opinions.read')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const session = inSightOrNull(actor, await sessionById(transaction, sessionId));
    if (!session) return refuse('not-found', { what: '场次' });
    const opinions = await opinionRows(transaction, { sessionId });
    const batches = await batchRows(transaction, 'opinions', { sessionId });
    const write = mayOpinions(actor, 'opinions.write') && closedBy(session.state) === null;
    return ok({
      ...figuresOf(session, opinions),
      texts: opinions
        .filter(({ liked, improve, wantNext }) => `${liked}${improve}${wantNext}` !== '')
        .map(({ id, level, liked, improve, wantNext, givenAt }) => ({
          id,
          level,
          liked,
          improve,
          wantNext,
          givenAt: givenAt.toISOString(),
        })),
      batches: batches.map((batch) => ({
        id: batch.id,
        n: batch.rows,
        enteredAt: batch.enteredAt.toISOString(),
        undoneAt: batch.undoneAt?.toISOString() ?? null,
        abilities: { undo: write && !batch.undoneAt },
      })),
      abilities: { enterPaper: write },
    });
  });
}

function figuresOf(session: Session, opinions: readonly OpinionRow[]) {
  const satisfied = opinions.filter(({ level }) => satisfiedLevels.includes(level)).length;
  return {
    sessionId: session.id,
    invited: session.admitted,
    n: opinions.length,
    left: closedBy(session.state) ? 0 : opinionsLeft(session.admitted, opinions.length),
    closedBy: closedBy(session.state),
    asksByMessage: messageGatewayFromEnvironment() !== null,
    responseRate: share(opinions.length, session.admitted),
    satisfied,
    satisfaction: share(satisfied, opinions.length),
    levels: satisfactionLevels.map((level) => ({ level, n: opinions.filter((opinion) => opinion.level === level).length })),
    onPaper: opinions.filter(({ batchId }) => batchId !== null).length,
  };
}

export async function exportOpinions(
  environment: Environment,
  actor: Actor,
  sessionId: string,
  language: Language,
): Promise<Result<Uint8Array>> {
  if (!mayOpinions(actor, 'opinions.read')) return refuse('not-allowed');
  const opinions = await environment.database.transaction(actor, 'deliver', async (transaction) => {
    const session = inSightOrNull(actor, await sessionById(transaction, sessionId));
    return session ? ok(await opinionRows(transaction, { sessionId })) : refuse('not-found', { what: '场次' });
  });
  if (!opinions.ok) return opinions;
  const words = texts[language];
  const columns = Object.entries(words.column).map(([key, header]) => ({
    header,
    kind: key === 'number' ? ('number' as const) : ('text' as const),
  }));
  const rows = opinions.value.map((row, index) => [
    index + 1,
    words.level[row.level],
    row.liked,
    row.improve,
    row.wantNext,
    row.batchId ? words.way.paper : words.way.online,
    dayAndTimeOf(row.givenAt),
  ]);
  return ok(await writeWorkbook([{ name: words.sheet, columns, rows }]));
}
