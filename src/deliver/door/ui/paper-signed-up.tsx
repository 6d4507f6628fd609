import { useQuery } from '@tanstack/react-query';
import { timeText } from '#src/ui-kit/format.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import { door } from './client.ts';
import { emptyLine, isFilled, type PaperLine } from './paper-grid.tsx';
import * as texts from './staff.texts.ts';

interface SignedUpProps {
  sessionId: string;
  lines: readonly PaperLine[];
  onChange: (lines: PaperLine[]) => void;
}

const plain = (code: string): string => code.replace(/[\s-]/g, '').toUpperCase();

/** Those who signed up, as they stand on the printed sheet: a tick puts them on a line with their ticket; who is in already has none. */
export function SignedUp({ sessionId, lines, onChange }: SignedUpProps) {
  const t = useTexts(texts);
  const sheet = useQuery({
    queryKey: ['sheet', sessionId, 0],
    queryFn: () => door.signInSheet({ sessionId, blankRows: 0 }),
  });
  const tickets = (sheet.data?.rows ?? []).filter((row) => row.person === 1);
  if (tickets.length === 0) return null;
  const given = new Set(lines.map((line) => plain(line.ticketCode)));
  const missing = tickets.filter((row) => row.admittedAt === null && !given.has(row.ticketCode));
  const put = (rows: typeof tickets): void => {
    const filled = lines.filter(isFilled);
    const added = rows.map(({ ticketCode, name, seats }) => ({ ...emptyLine, ticketCode, name, people: String(seats) }));
    const blank = Math.max(1, lines.length - filled.length - added.length);
    onChange([...filled, ...added, ...Array.from({ length: blank }, () => ({ ...emptyLine }))]);
  };
  const take = (code: string): void => onChange(lines.filter((line) => plain(line.ticketCode) !== code));
  return (
    <fieldset className="signed-up">
      <legend>{t('paper.signedUp')}</legend>
      <ul>
        {tickets.map((row) => (
          <li key={row.ticketCode}>
            <label>
              <input
                type="checkbox"
                checked={given.has(row.ticketCode) || row.admittedAt !== null}
                disabled={row.admittedAt !== null}
                onChange={(event) => (event.target.checked ? put([row]) : take(row.ticketCode))}
              />
              <span>
                {row.name} {row.phone}
              </span>
              <span className="muted">
                {row.admittedAt === null
                  ? t('paper.seatsOf', { seats: row.seats, code: row.ticketCode })
                  : t('paper.inAlready', { when: timeText(row.admittedAt) })}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <button type="button" className="link" onClick={() => put(missing)}>
          {t('paper.allOfThem', { count: missing.length })}
        </button>
      )}
    </fieldset>
  );
}
