import { maskedPhone, recordAudit } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { dayAndTimeOf } from '#src/kernel/local-time.ts';
import { type Language, refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { writeWorkbook } from '#src/platform/documents/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import { mayNotice } from './notice.policy.ts';
import { noticeText } from './notice-text.ts';
import { isOnlySent, isOver, maskName } from './notice.rules.ts';
import { countToTell, type NoticeFilter, type NoticeRow, noticeRows } from './notice.store.ts';
import { en, zh } from './notice.texts.ts';

const texts = { zh, en };

/** More would be no list that anybody telephones through. */
const exportLimit = 5000;

export function noticeView(actor: Actor, row: NoticeRow, language: Language) {
  const write = mayNotice(actor, 'notices.write');
  return {
    id: row.id,
    sessionId: row.sessionId,
    sessionTitle: row.sessionTitle,
    template: row.template,
    text: noticeText(row, language, 'list'),
    // Those who are told of indicators are staff, whose names every record shows.
    recipient: recipientOf(row, language, row.template === 'left-path' ? (name) => name : maskName),
    phone: maskedPhone(row.phone),
    phoneMissingOf: phoneMissingOf(row),
    state: row.state,
    attempts: row.attempts,
    lastError: row.lastError,
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    abilities: {
      markTold: write && (row.state === 'queued' || row.state === 'failed') && !isOver(row) && !isOnlySent(row),
      retry: write && row.state === 'failed' && !isOver(row),
    },
  };
}

/** Only speakers and venues are kept in a list of their own; by their name there they are found. */
function phoneMissingOf({ phone, recipient, contactName, venueName }: NoticeRow) {
  if (phone !== '' || (recipient !== 'speaker' && recipient !== 'venue')) return null;
  const name = recipient === 'speaker' ? contactName : venueName;
  return name === null ? null : { list: recipient === 'speaker' ? ('speakers' as const) : ('venues' as const), name };
}

function recipientOf(row: NoticeRow, language: Language, show: (name: string) => string): string {
  if (row.personName !== null) return show(row.personName);
  if (row.recipient !== 'speaker' && row.recipient !== 'venue') return row.recipient;
  const name = row.contactName === null ? null : show(row.contactName);
  return [row.venueName, texts[language].recipient[row.recipient], name].filter(Boolean).join(' ');
}

export async function listNotices(
  environment: Environment,
  actor: Actor,
  filter: Omit<NoticeFilter, 'districts'>,
  page: { page: number; pageSize: number },
): Promise<Result<{ items: NoticeRow[]; total: number; toTell: number }>> {
  if (!mayNotice(actor, 'notices.read')) return refuse('not-allowed');
  const { districts } = actor;
  const now = environment.clock.now();
  return ok(
    await environment.database.transaction(actor, 'deliver', async (transaction) => ({
      ...(await noticeRows(
        transaction,
        { ...filter, districts },
        { limit: page.pageSize, offset: (page.page - 1) * page.pageSize, now },
      )),
      toTell: await countToTell(transaction, { sessionId: filter.sessionId, districts }, now),
    })),
  );
}

/**
 * The call list, with full numbers and without personal links, of those who still have to be told: whoever takes it stands in the audit trail
 * (docs/decisions/0023-personal-links.md).
 */
export async function exportNotices(
  environment: Environment,
  actor: Actor,
  filter: Omit<NoticeFilter, 'districts'>,
  language: Language,
): Promise<Result<Uint8Array>> {
  if (!mayNotice(actor, 'notices.unmask')) return refuse('not-allowed');
  const words = texts[language];
  const { items } = await environment.database.transaction(actor, 'deliver', async (transaction) => {
    const found = await noticeRows(
      transaction,
      { ...filter, toTell: filter.state === undefined, districts: actor.districts },
      { limit: exportLimit, offset: 0, now: environment.clock.now() },
    );
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'export-call-list',
      recordKind: 'notice',
      recordId: filter.sessionId ?? 'all',
      detail: { rows: found.items.length, unmasked: true },
    });
    return found;
  });
  const { column } = words;
  return ok(
    await writeWorkbook([
      {
        name: words.sheet,
        columns: [column.session, column.recipient, column.phone, column.text, column.state, column.created, column.told].map(
          (header) => ({ header }),
        ),
        rows: items.map((row) => [
          row.sessionTitle ?? '',
          recipientOf(row, language, (name) => name),
          row.phone,
          noticeText(row, language, 'telephone'),
          words.state[row.state],
          dayAndTimeOf(row.createdAt),
          '',
        ]),
      },
    ]),
  );
}
