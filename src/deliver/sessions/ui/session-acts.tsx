import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { dayOf, momentOf, timeOf } from '#src/kernel/local-time.ts';
import { type Once, useAct, useAsk } from '#src/ui-kit/feedback.tsx';
import { FormDialog } from '#src/ui-kit/form-dialog.tsx';
import { lengthText, momentText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { paths } from '#src/ui-kit/paths.ts';
import { refusedAt } from '#src/ui-kit/refused-at.ts';
import { RemoteSelect } from '#src/ui-kit/remote-select.tsx';
import { bothTexts, useTexts } from '#src/ui-kit/texts.ts';
import type { SessionDetail } from '../session.contract.ts';
import { useArchiveLacks } from './archive-lacks.ts';
import { CapacityField } from './capacity-field.tsx';
import { network, sessions } from './clients.ts';
import { DayField } from './day-field.tsx';
import * as sessionTexts from './session.texts.ts';
import { refusedFields, type SessionFields } from './session-fields.ts';
import { TimesField } from './times-field.tsx';
import { useTold } from './use-told.ts';
import * as sessionFormTexts from './session-form.texts.ts';

const texts = bothTexts(sessionTexts, sessionFormTexts);

type Plain = 'submit' | 'publish' | 'pass' | 'openSignUp' | 'start' | 'end' | 'archive';
type Asked = 'returnToDraft' | 'reschedule' | 'cancel' | 'copy';

type AskedFields = Partial<SessionFields> & { reason?: string };

/** The acts of a session: those that only ask, and those that need a reason or a new time. */
export function useSteps(detail: SessionDetail) {
  const t = useTexts(texts);
  const [asked, setAsked] = useState<Asked | null>(null);
  const seen = { id: detail.id, version: detail.version };
  const plain = useAct({
    run: async (step: Plain) => {
      if (step === 'publish') await sessions.publish({ ...seen, signUpOpensAt: null });
      // Asked before: the question says that it ends early.
      else if (step === 'end') await sessions.end({ ...seen, endEarly: detail.minutesToEnd > 0 });
      else await sessions[step](seen);
      return step;
    },
    done: (step) => t(`detail.done.${step}`),
  });
  const dialog = asked && <StepDialog key={asked} detail={detail} step={asked} onClose={() => setAsked(null)} />;
  return { run: plain.mutate, busy: plain.isPending, open: setAsked, dialog };
}

function runAsked(
  detail: SessionDetail,
  step: Asked,
  { reason = '', day, times, venueId, capacity }: AskedFields,
  once: Once,
): Promise<SessionDetail> {
  const seen = { id: detail.id, version: detail.version };
  const on = day?.format('YYYY-MM-DD') ?? '';
  if (step === 'cancel') return sessions.cancel({ ...seen, reason });
  if (step === 'returnToDraft') return sessions.returnToDraft({ ...seen, reason });
  const [startsAt, endsAt] = times!.map((time) => momentOf(on, time.format('HH:mm')).toISOString()) as [string, string];
  if (step === 'copy') return sessions.copy({ id: detail.id, startsAt, endsAt }, once);
  return sessions.reschedule({ ...seen, startsAt, endsAt, venueId: venueId ?? undefined, capacity, reason });
}

/** Its start passed before it was published: it is held at another time, or given up. */
export function isTooLate({ state, minutesToStart }: SessionDetail): boolean {
  return (state === 'draft' || state === 'submitted') && minutesToStart === 0;
}

/** The one next act of the state, asked before it is done where it cannot be taken back. */
export function SessionActs({ detail, steps }: { detail: SessionDetail; steps: ReturnType<typeof useSteps> }) {
  const t = useTexts(texts);
  const ask = useAsk();
  const lacks = useArchiveLacks(detail);
  const { abilities } = detail;
  const next: Plain[] = (['end', 'start', 'pass', 'publish', 'submit', 'archive', 'openSignUp'] as const).filter(
    // Begun early, it is ended only from its own start on. What would be refused for its time is said on the page and not offered.
    (step) =>
      abilities[step] &&
      !(step === 'end' && detail.minutesToStart > 0) &&
      !(step === 'submit' && detail.clashes.length > 0) &&
      !(step === 'submit' || step === 'publish' ? isTooLate(detail) : false),
  );
  const act = (step: Plain) => (): void => {
    if (step === 'openSignUp') {
      steps.run(step);
      return;
    }
    const text =
      step === 'end' ? (
        detail.minutesToEnd > 0 ? (
          t('detail.ask.endEarly', { when: momentText(detail.endsAt), left: lengthText(detail.minutesToEnd) })
        ) : (
          t('detail.ask.endText')
        )
      ) : step === 'archive' ? (
        <ArchiveText lacks={lacks ?? []} />
      ) : step === 'start' ? (
        detail.minutesToStart > 0 ? (
          t('detail.ask.startEarly', { when: momentText(detail.startsAt), left: lengthText(detail.minutesToStart) })
        ) : (
          t('detail.ask.startText')
        )
      ) : step === 'publish' ? (
        t('detail.ask.publishText')
      ) : step === 'pass' ? (
        t('detail.ask.passText')
      ) : undefined;
    const early = step === 'end' && detail.minutesToEnd > 0;
    ask({
      title: t(early ? 'detail.ask.endEarlyTitle' : `detail.ask.${step}`),
      text,
      act: t(early ? 'detail.act.endEarly' : `detail.act.${step}`),
      danger: early,
      run: () => steps.run(step),
    });
  };
  return (
    <>
      {next.toReversed().map((step, index, all) => (
        <Button
          key={step}
          type={index === all.length - 1 ? 'primary' : 'default'}
          loading={steps.busy || (step === 'archive' && lacks === null)}
          // A button that only loads takes a click and does nothing.
          disabled={step === 'archive' && lacks === null}
          onClick={act(step)}
        >
          {t(`detail.act.${step}`)}
        </Button>
      ))}
    </>
  );
}

/** Shown outside of the page: it asks nothing itself. */
function ArchiveText({ lacks }: { lacks: readonly string[] }) {
  const t = useTexts(texts);
  return (
    <div className="stack">
      <p>{t('detail.ask.archiveText')}</p>
      {lacks.length > 0 && (
        <div className="notice warn-notice" role="status">
          <strong>{t('detail.lacks.title')}</strong>
          <ul className="problem-list">
            {lacks.map((lack) => (
              <li key={lack}>{lack}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

interface StepDialogProps {
  detail: SessionDetail;
  step: Asked;
  onClose: () => void;
}

/** Another venue may hold fewer people: the places can be changed with it. */
function NewPlace({ detail }: { detail: SessionDetail }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const venueId = Form.useWatch<string | null | undefined>('venueId');
  const venue = useQuery({
    queryKey: ['venue', venueId],
    queryFn: () => network.venues.read({ id: venueId! }),
    enabled: Boolean(venueId),
  });
  const venues = async (text: string) => {
    const { items } = await network.venues.list({ text: text || undefined, pageSize: 50 });
    return items.map((item) => ({
      value: item.id,
      label: [item.name, item.districtName, item.capacity].filter(Boolean).join(' · '),
    }));
  };
  return (
    <>
      {detail.venueId && (
        <Form.Item name="venueId" label={kit('say.optional', { field: t('detail.newVenue') })}>
          <RemoteSelect name="venues" find={venues} placeholder={t('detail.sameVenue')} />
        </Form.Item>
      )}
      <CapacityField room={venueId ? venue.data?.capacity : detail.venueCapacity} taken={detail.taken} />
    </>
  );
}

function StepDialog({ detail, step, onClose }: StepDialogProps) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const kit = useKitTexts();
  const [form] = Form.useForm<AskedFields>();
  const told = useTold();
  const telling = step === 'cancel' || step === 'reschedule';
  const reason = t(telling ? 'detail.reasonTold' : 'detail.reason');
  // Here and not with the page, for its key lives as long as it does: opened anew, the dialog asks something new.
  const act = useAct({
    run: (fields: AskedFields, once) => runAsked(detail, step, fields, once),
    done: (session) => `${t(`detail.done.${step}`)}${telling ? told(session) : ''}`,
    onRefused: refusedAt<AskedFields>(form, refusedFields),
    onDone: (session) => {
      onClose();
      if (step === 'copy') void navigate({ to: paths.session(session.id) as '/' });
    },
  });
  const dated = step === 'reschedule' || step === 'copy';
  const clock = (moment: string): Dayjs => dayjs(`${dayOf(new Date(moment))}T${timeOf(new Date(moment))}`);
  return (
    <FormDialog
      form={form}
      title={step === 'copy' ? t('detail.copy') : t(`detail.act.${step}`)}
      okText={step === 'copy' ? kit('act.confirm') : t(`detail.act.${step}`)}
      closeText={kit('act.close')}
      danger={step === 'cancel'}
      pending={act.isPending}
      initialValues={{ times: [clock(detail.startsAt), clock(detail.endsAt)], capacity: detail.capacity }}
      onSubmit={(fields) => act.mutate(fields)}
      onClose={onClose}
    >
      {telling && <p style={{ marginBottom: 12 }}>{step === 'cancel' ? t('detail.cancelText') : t('detail.rescheduleText')}</p>}
      {dated && (
        <div className="row" style={{ alignItems: 'start' }}>
          <DayField label={step === 'copy' ? t('detail.copyDate') : t('form.date')} autoFocus />
          <TimesField />
        </div>
      )}
      {step === 'reschedule' && <NewPlace detail={detail} />}
      {step !== 'copy' && (
        <Form.Item
          name="reason"
          label={reason}
          extra={telling && t('detail.reasonToldHint')}
          rules={[{ required: true, min: 2, message: kit('say.required', { field: reason }) }]}
        >
          <Input.TextArea rows={3} maxLength={300} showCount autoFocus={!dated} />
        </Form.Item>
      )}
    </FormDialog>
  );
}
