import { useNavigate } from '@tanstack/react-router';
import { Button, Checkbox, Input } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { RefusalShown } from '#src/ui-kit/client.ts';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import {
  type DeclarationReading,
  dateDoubtOf,
  impossibleDates,
  lackingOf,
  unnamedRows,
  withDateDoubt,
} from '../../declaration/declaration.contract.ts';
import { plan } from './clients.ts';
import * as texts from './import.texts.ts';
import { warningText } from './warning-words.ts';

interface CommitProps {
  reading: DeclarationReading;
  fileName: string;
  isBlank: boolean;
  /** A number above cannot be read. */
  faulty: boolean;
  /** It is a programme now. */
  onCommitted: () => void;
}

/** The last step of an import: what is to be confirmed for it, what is still missing, and the button. */
export function Commit({ reading, fileName, isBlank, faulty, onCommitted }: CommitProps) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const [asNew, setAsNew] = useState(false);
  const [exists, setExists] = useState<RefusalShown | null>(null);
  const [reason, setReason] = useState('');
  const [reported, setReported] = useState<RefusalShown | null>(null);
  const [confirmed, setConfirmed] = useState(false);
  const dates = useDateDoubt(reading);
  const open = useStillOpen(reading);
  const commit = useAct({
    run: () =>
      plan.importReading({
        fileName,
        reading,
        asNewVersion: asNew || undefined,
        reason: reason || undefined,
        afterReport: confirmed,
      }),
    done: t(isBlank ? 'importing.created' : 'importing.done'),
    onDone: ({ programme }) => {
      onCommitted();
      localStorage.setItem('kepu-programme', programme.id);
      // The shell reads the chosen programme once, so the page starts afresh with the new one.
      void navigate({ to: paths.programme as '/' }).then(() => location.reload());
    },
    // That it is known already is no failure: it is a choice, and stands where it is made.
    onRefused: (code, refusal) => {
      if (code === 'declaration-already-imported') setExists(refusal);
      else if (code === 'plan-handed-in' || code === 'plan-signed') setReported(refusal);
      else return false;
      return true;
    },
  });
  return (
    <div className="row">
      {dates.asked}
      {exists && (
        <Asked answer={exists} hint={t('importing.asNewHint')} label={t('importing.asNew')} agreed={asNew} onAgree={setAsNew} />
      )}
      {reported && (
        <Asked
          answer={reported}
          hint={reported.remedy}
          label={t('importing.afterReport')}
          agreed={confirmed}
          onAgree={setConfirmed}
        />
      )}
      {asNew && <ReasonOfChange reason={reason} onChange={setReason} />}
      <span className="grow" />
      {open && <span className="muted">{open}</span>}
      <Button
        type="primary"
        size="large"
        disabled={faulty || open !== '' || dates.isOpen || (asNew && reason.trim() === '')}
        loading={commit.isPending}
        onClick={() => commit.mutate()}
      >
        {t(isBlank ? 'importing.commitBlank' : 'importing.commit')}
      </Button>
    </div>
  );
}

/** Dates that cannot be right: a year apart from them may be meant, and is asked about; an end before the start is to be mended. */
function useDateDoubt(reading: DeclarationReading): { asked: ReactNode; isOpen: boolean } {
  const t = useTexts(texts);
  const [agreed, setAgreed] = useState<string | null>(null);
  const doubt = dateDoubtOf(reading);
  const [warning] = withDateDoubt([], reading);
  if (doubt !== 'year-apart' || !warning) return { asked: null, isOpen: doubt !== null };
  // Another year or other dates are another question.
  const { message } = warning;
  const asked = (
    <AskedFirst
      reason={warningText(warning)}
      label={t('datesMeant')}
      agreed={agreed === message}
      onAgree={(yes) => setAgreed(yes ? message : null)}
    />
  );
  return { asked, isOpen: agreed !== message };
}

function ReasonOfChange({ reason, onChange }: { reason: string; onChange: (reason: string) => void }) {
  const t = useTexts(texts);
  return (
    <Input
      aria-label={t('importing.reason')}
      placeholder={t('importing.reason')}
      value={reason}
      maxLength={500}
      style={{ width: 280 }}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** What is to be filled in or mended before the import, in words; empty where nothing is. */
function useStillOpen(reading: DeclarationReading): string {
  const t = useTexts(texts);
  const lacking = lackingOf(reading);
  const unnamed = unnamedRows(reading.indicators);
  const unread = impossibleDates(reading);
  const said = [
    ...(lacking.length > 0 ? [t('stillOpen', { fields: lacking.map((field) => t(`field.${field}`)).join(t('between')) })] : []),
    ...(unnamed.length > 0 ? [t('stillUnnamed', { rows: unnamed.join(t('between')) })] : []),
    ...(unread.length > 0 ? [t('stillNoDates', { fields: unread.map((field) => t(`field.${field}`)).join(t('between')) })] : []),
    ...(dateDoubtOf(reading) === 'dates-reversed' ? [t('stillReversed')] : []),
  ];
  return said.join(t('stop'));
}

interface Agreement {
  label: string;
  agreed: boolean;
  onAgree: (agreed: boolean) => void;
}

/** What the import waits for until somebody says that it is meant. */
function AskedFirst({ reason, hint, label, agreed, onAgree }: Agreement & { reason: string; hint?: string }) {
  return (
    <div className="notice" role="status">
      <strong>{reason}</strong>
      {hint}
      <div style={{ marginTop: 8 }}>
        <Checkbox checked={agreed} onChange={(event) => onAgree(event.target.checked)}>
          {label}
        </Checkbox>
      </div>
    </div>
  );
}

/** The same as the answer to an import that was tried: it opens below the fold, and comes into view. */
function Asked({ answer, ...asked }: Agreement & { answer: RefusalShown; hint: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'center' });
  }, []);
  return (
    <div ref={place}>
      <AskedFirst reason={answer.reason} {...asked} />
    </div>
  );
}
