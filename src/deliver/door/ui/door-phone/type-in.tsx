import { type FormEvent, useEffect, useRef, useState } from 'react';
import { timeText } from '#src/ui-kit/format.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './door.texts.ts';
import { type Act, findByPhone, whatWentWrong } from './door-acts.ts';

type Matches = Awaited<ReturnType<typeof findByPhone>>;

interface Found {
  digits: string;
  matches: Matches;
}

interface Props {
  sessionId: string;
  busy: boolean;
  run(act: Act): void;
  /** Something new is typed: the last verdict has been read. */
  onTyping(): void;
  onWalkIn(): void;
}

/** The four digits that were meant when only digits were typed: four of them, or a whole phone number. */
export function lastFourOf(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s-]/g, '');
  return /^(\d{4}|1\d{10})$/.test(digits) ? digits.slice(-4) : null;
}

/** A field for a ticket code, the end of a phone number, or a hand scanner, which types like a keyboard. The focus stays in it. */
export function TypeIn({ sessionId, busy, run, onTyping, onWalkIn }: Props) {
  const t = useTexts(texts);
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  useEffect(() => field.current?.focus(), []);
  const change = (text: string): void => {
    setTyped(text);
    setFound(null);
    setTrouble(null);
    onTyping();
  };
  const search = async (digits: string): Promise<void> => {
    setAsking(true);
    setTrouble(null);
    try {
      setFound({ digits, matches: await findByPhone(sessionId, digits) });
    } catch (error) {
      const { reason, remedy } = whatWentWrong(error);
      setTrouble(`${reason} ${remedy}`);
    }
    setAsking(false);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const text = typed.trim();
    if (text.length < 4 || busy || asking) return;
    onTyping();
    const digits = lastFourOf(text);
    if (digits) return void search(digits);
    run({ kind: 'ticket', ticket: text });
    setTyped('');
  };
  const letIn = (signUpId: string): void => {
    run({ kind: 'found', signUpId });
    setFound(null);
    setTyped('');
    field.current?.focus();
  };
  return (
    <div className="type-in">
      <div aria-live="polite">
        {trouble && <p className="trouble">{trouble}</p>}
        {found && <Matched found={found} letIn={letIn} onWalkIn={onWalkIn} />}
      </div>
      <form onSubmit={submit}>
        <label htmlFor="ticket">{t('type.label')}</label>
        <div className="row">
          <input
            id="ticket"
            ref={field}
            value={typed}
            onChange={(event) => change(event.target.value)}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            enterKeyHint="go"
            maxLength={300}
          />
          <button type="submit" className="main-act" disabled={busy || asking}>
            {t('type.go')}
          </button>
        </div>
      </form>
    </div>
  );
}

function Matched({ found, letIn, onWalkIn }: { found: Found; letIn(signUpId: string): void; onWalkIn(): void }) {
  const t = useTexts(texts);
  const { digits, matches } = found;
  if (matches.length === 0) {
    return (
      <div className="matches">
        <p>
          <strong>{t('type.none', { digits })}</strong>
        </p>
        <p>{t('type.noneHint')}</p>
        <div className="acts">
          <button type="button" onClick={onWalkIn}>
            {t('bar.walkIn')}
          </button>
        </div>
      </div>
    );
  }
  return (
    <div className="matches">
      <p>
        <strong>{t('type.matches', { digits })}</strong>
      </p>
      <ul>
        {matches.map((each) => (
          <li key={each.signUpId}>
            <span>
              {[each.name, each.phone].filter(Boolean).join(' · ')}
              <br />
              {t('type.seats', { seats: each.seats })}
              {each.admittedAt && ` · ${t('type.admitted', { when: timeText(each.admittedAt) })}`}
            </span>
            <button type="button" className={each.admittedAt ? '' : 'main-act'} onClick={() => letIn(each.signUpId)}>
              {/* Who is inside already is not asked in again: the answer says when, and how many. */}
              {t(each.admittedAt ? 'type.see' : 'type.letIn')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
