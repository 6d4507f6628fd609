import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Admission, DoorStatus } from '../../door.contract.ts';
import { phoneFrom } from '#src/kernel/phone.ts';
import { timeText } from '#src/ui-kit/format.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './door.texts.ts';
import { type Act, type HeadCountMethod, type Verdict, whatWentWrong } from './door-acts.ts';
import { keepPhoto, photoTypes, PhotoUnreadable } from './keep-photo.ts';

interface Props {
  status: DoorStatus;
  run(act: Act): void;
  close(): void;
}

const mostAtOnce = 10;

/** A part of the screen that one act takes; its head gets the focus, so that a screen reader starts there. */
function Panel({ title, hint, close, children }: { title: string; hint?: string; close(): void; children: ReactNode }) {
  const t = useTexts(texts);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <section className="panel-sheet" aria-labelledby="panel-title">
      <h2 id="panel-title" ref={head} tabIndex={-1}>
        {title}
      </h2>
      {hint && <p className="soft">{hint}</p>}
      {children}
      <button type="button" className="quiet" onClick={close}>
        {t('close')}
      </button>
    </section>
  );
}

export function WalkInPanel({ status, run, close }: Props) {
  const t = useTexts(texts);
  const [people, setPeople] = useState(1);
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // Said here: once it is sent, the panel and what was typed are gone.
    const isWrong = phone.trim() !== '' && phoneFrom(phone) === null;
    setWrong(isWrong);
    if (isWrong) return;
    run({ kind: 'walk-in', name, phone, people, known: status.recent.map((each) => each.id) });
  };
  return (
    <Panel title={t('walkIn.title')} close={close}>
      <form onSubmit={submit}>
        <div className="stepper" role="group" aria-label={t('walkIn.people')}>
          <button type="button" aria-label={t('walkIn.less')} disabled={people <= 1} onClick={() => setPeople(people - 1)}>
            −
          </button>
          <output aria-live="polite">{people}</output>
          <button
            type="button"
            aria-label={t('walkIn.more')}
            disabled={people >= mostAtOnce}
            onClick={() => setPeople(people + 1)}
          >
            +
          </button>
        </div>
        <label>
          {t('walkIn.name')}
          <input value={name} onChange={(event) => setName(event.target.value)} maxLength={40} autoComplete="off" />
        </label>
        <label>
          {t('walkIn.phone')}
          <input
            value={phone}
            onChange={(event) => {
              setPhone(event.target.value);
              setWrong(false);
            }}
            aria-invalid={wrong}
            maxLength={40}
            inputMode="tel"
            autoComplete="off"
            aria-describedby="walk-in-help"
          />
        </label>
        {wrong && (
          <p role="alert" className="trouble">
            {t('walkIn.phoneWrong', { phone })}
          </p>
        )}
        <p id="walk-in-help" className="soft">
          {t('walkIn.phoneHelp')}
        </p>
        <button type="submit" className="main-act">
          {t('walkIn.go', { people })}
        </button>
      </form>
    </Panel>
  );
}

const methods: readonly HeadCountMethod[] = ['counted', 'estimated', 'online'];

export function CountPanel(props: Props) {
  const t = useTexts(texts);
  if (props.status.begun) return <CountForm {...props} />;
  return (
    <Panel title={t('count.title')} close={props.close}>
      <p>{t('count.notBegun', { when: timeText(props.status.session.startsAt) })}</p>
    </Panel>
  );
}

function CountForm({ status, run, close }: Props) {
  const t = useTexts(texts);
  const { headCount, inRoom } = status;
  const [typed, setTyped] = useState('');
  const [method, setMethod] = useState<HeadCountMethod>(headCount?.method ?? 'counted');
  const [missing, setMissing] = useState(false);
  const [asked, setAsked] = useState<number | null>(null);
  const [photo, setPhoto] = useState<string | null>(null);
  const [trouble, setTrouble] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const digits = typed.normalize('NFKC').trim();
    const bare = method === 'estimated' && photo === null;
    setMissing(!/^\d{1,6}$/.test(digits));
    if (bare) setTrouble(t('count.photoMissing'));
    if (bare || !/^\d{1,6}$/.test(digits)) return;
    const people = Number(digits);
    const isLikely = people <= status.likelyAtMost || asked === people;
    if (!isLikely) setAsked(people);
    else run({ kind: 'count', people, method, attachmentId: method === 'estimated' ? photo : null, confirmed: asked === people });
  };
  return (
    <Panel title={t('count.title')} hint={t('count.hint', { inRoom })} close={close}>
      {headCount && (
        <p>
          {t('count.last', {
            when: timeText(headCount.countedAt),
            people: headCount.people,
            method: t(`count.${headCount.method}`),
          })}
        </p>
      )}
      <form onSubmit={submit} noValidate>
        <PeopleField
          typed={typed}
          missing={missing}
          onType={(text) => {
            setTyped(text);
            setMissing(false);
            setAsked(null);
          }}
        />
        <fieldset>
          <legend>{t('count.method')}</legend>
          {methods.map((each) => (
            <label key={each} className="choice">
              <input type="radio" name="method" checked={method === each} onChange={() => setMethod(each)} />
              {t(`count.${each}`)}
            </label>
          ))}
        </fieldset>
        {method === 'estimated' && (
          <PhotoOfRoom kept={photo !== null} keep={setPhoto} trouble={trouble} setTrouble={setTrouble} />
        )}
        {asked !== null && (
          <p role="alert" className="trouble">
            {t('count.unlikely', { people: asked, most: status.likelyAtMost })}
          </p>
        )}
        <button type="submit" className="main-act">
          {asked === null ? t('count.go') : t('count.goAll', { people: asked })}
        </button>
      </form>
    </Panel>
  );
}

function PeopleField({ typed, missing, onType }: { typed: string; missing: boolean; onType: (text: string) => void }) {
  const t = useTexts(texts);
  return (
    <>
      <label>
        {t('count.people')}
        <input
          className="big"
          value={typed}
          onChange={(event) => onType(event.target.value)}
          inputMode="numeric"
          autoComplete="off"
          maxLength={6}
          aria-invalid={missing}
          aria-describedby={missing ? 'count-missing' : undefined}
        />
      </label>
      {missing && (
        <p id="count-missing" role="alert" className="trouble">
          {t('count.missing')}
        </p>
      )}
    </>
  );
}

/** An estimate rests on a photo: it is kept at once, so that the count can be sent again without it. */
function PhotoOfRoom({
  kept,
  keep,
  trouble,
  setTrouble,
}: {
  kept: boolean;
  keep: (id: string | null) => void;
  trouble: string;
  setTrouble: (text: string) => void;
}) {
  const t = useTexts(texts);
  const [sent, setSent] = useState<number | null>(null);
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    keep(null);
    setTrouble('');
    setSent(0);
    try {
      keep(await keepPhoto(file, setSent));
    } catch (error) {
      const { reason, remedy } = whatWentWrong(error);
      setTrouble(error instanceof PhotoUnreadable ? t('count.photoUnreadable') : `${reason}${remedy}`);
    } finally {
      setSent(null);
    }
  };
  return (
    <>
      <label>
        {t('count.photo')}
        <input
          type="file"
          accept={photoTypes}
          aria-invalid={trouble !== ''}
          aria-describedby="count-photo"
          onChange={(event) => void take(event.target.files?.[0])}
        />
      </label>
      <p id="count-photo" role={trouble ? 'alert' : 'status'} className={trouble ? 'trouble' : 'soft'}>
        {trouble ||
          (sent !== null
            ? t('count.photoSending', { percent: Math.round(sent * 100) })
            : kept
              ? t('count.photoKept')
              : t('count.photoWhy'))}
      </p>
    </>
  );
}

const wayTexts = { ticket: 'undo.ticket', 'walk-in': 'undo.walkIn', paper: 'undo.paper' } as const;

export function UndoPanel({ status, run, close }: Props) {
  const t = useTexts(texts);
  const [asked, setAsked] = useState<Admission | null>(null);
  const undoable = status.recent.filter((each) => each.abilities.undo);
  // While the door is open only opinions hold somebody in the room.
  const held = status.recent.length > undoable.length;
  if (asked) {
    return (
      <Panel
        key="sure"
        title={t('undo.sure', { when: timeText(asked.admittedAt), people: asked.people })}
        hint={[asked.name, asked.phone].filter(Boolean).join(' · ')}
        close={close}
      >
        <div className="acts">
          <button type="button" className="main-act" onClick={() => run({ kind: 'undo', id: asked.id, people: asked.people })}>
            {t('undo.yes')}
          </button>
          <button type="button" onClick={() => setAsked(null)}>
            {t('undo.no')}
          </button>
        </div>
      </Panel>
    );
  }
  return (
    <Panel
      key="list"
      title={t('undo.title')}
      hint={undoable.length > 0 ? t('undo.hint') : held ? '' : t('undo.empty')}
      close={close}
    >
      {held && <p className="soft">{t('undo.held')}</p>}
      <ul className="undoable">
        {undoable.map((each) => (
          <li key={each.id}>
            <span id={`undo-${each.id}`}>
              {t('undo.one', { when: timeText(each.admittedAt), people: each.people })}
              <br />
              <span className="soft">{[t(wayTexts[each.way]), each.name, each.phone].filter(Boolean).join(' · ')}</span>
            </span>
            <button type="button" aria-describedby={`undo-${each.id}`} onClick={() => setAsked(each)}>
              {t('undo.ask')}
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Fewer came than the ticket has seats: the admission is taken back and entered with those who came. */
export function FewerPanel({
  verdict,
  run,
  close,
}: {
  verdict: Extract<Verdict, { tone: 'admitted' }>;
  run: Props['run'];
  close: Props['close'];
}) {
  const t = useTexts(texts);
  const { admission, act } = verdict;
  const fewer = (people: number): void => {
    if (act.kind === 'ticket' || act.kind === 'found') run({ kind: 'fewer', id: admission.id, next: { ...act, people } });
  };
  return (
    <Panel title={t('admitted.fewerTitle')} hint={t('admitted.fewerHint', { people: admission.people })} close={close}>
      <div className="acts">
        {Array.from({ length: admission.people - 1 }, (_, index) => admission.people - 1 - index).map((people) => (
          <button key={people} type="button" className="main-act" onClick={() => fewer(people)}>
            {t('admitted.only', { people })}
          </button>
        ))}
      </div>
    </Panel>
  );
}
