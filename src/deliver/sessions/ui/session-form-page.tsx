import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Form, type FormInstance, Input, Select, Switch } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { dayOf, momentOf, timeOf } from '#src/kernel/local-time.ts';
import { audiences } from '#src/kernel/vocabulary.ts';
import { useAskBeforeLeaving } from '#src/ui-kit/ask-before-leaving.ts';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { MadeUnderBudget } from '#src/ui-kit/made-under-budget.tsx';
import { Answered, EmptyState, PageHead, Panel } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { refusedAt } from '#src/ui-kit/refused-at.ts';
import { RemoteSelect } from '#src/ui-kit/remote-select.tsx';
import { useMay, useProgramme, useProgrammeOf, useSurroundings } from '#src/ui-kit/surroundings.tsx';
import { bothTexts, useTexts } from '#src/ui-kit/texts.ts';
import { useRequired } from '#src/ui-kit/use-required.ts';
import type { SessionDetail } from '../session.contract.ts';
import { CapacityField } from './capacity-field.tsx';
import { network, plan, sessions } from './clients.ts';
import { DayField } from './day-field.tsx';
import { EndedProgramme } from './ended-programme.tsx';
import { refusedFields, type SessionFields as Fields } from './session-fields.ts';
import { TimesField } from './times-field.tsx';
import * as sessionFormTexts from './session-form.texts.ts';
import * as sessionsListTexts from './sessions-list.texts.ts';

const texts = bothTexts(sessionFormTexts, sessionsListTexts);

/** Of another programme the form begins anew: its parts and its days are others. */
export function NewSessionPage() {
  return <NewSession key={useProgramme().id} />;
}

function NewSession() {
  const t = useTexts(texts);
  const programme = useProgramme();
  const navigate = useNavigate();
  const { district } = useSearch({ strict: false }) as { district?: string };
  const leaving = useAskBeforeLeaving();
  const [form] = Form.useForm<Fields>();
  const act = useAct({
    run: (fields: Fields, once) => sessions.draft({ programmeId: programme.id, ...contentOf(fields), ...timesOf(fields) }, once),
    done: t('form.created'),
    onRefused: refusedAt<Fields>(form, refusedFields),
    onDone: (session) => {
      leaving.release();
      void navigate({ to: paths.session(session.id) as '/', replace: true });
    },
  });
  const initial: Partial<Fields> = {
    subProgramme: programme.subProgrammes[0]?.code,
    audience: 'residents',
    summary: '',
    online: false,
    district: district ?? null,
    capacity: 50,
    times: [dayjs('2020-01-01T14:00'), dayjs('2020-01-01T15:30')],
  };
  return (
    <>
      <PageHead
        title={t('form.newTitle')}
        lead={t('form.newLead')}
        crumbs={<AppLink to={paths.sessions}>{t('list.title')}</AppLink>}
      />
      <EndedProgramme />
      <SessionForm
        form={form}
        initial={initial}
        busy={act.isPending}
        submit={t('form.save')}
        onTouched={leaving.touch}
        onSubmit={(fields) => act.mutate(fields)}
      />
    </>
  );
}

export function EditSessionPage() {
  const { sessionId = '' } = useParams({ strict: false }) as { sessionId?: string };
  const session = useQuery({
    queryKey: ['session', sessionId],
    queryFn: () => sessions.get({ id: sessionId }),
    refetchOnWindowFocus: false,
  });
  return (
    <Answered query={session}>
      {(detail) => (detail.abilities.change ? <EditForm key={detail.version} detail={detail} /> : <Fixed detail={detail} />)}
    </Answered>
  );
}

/** A session that is over, or that the visitor may not change, offers no form that could not be saved. */
function Fixed({ detail }: { detail: SessionDetail }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  return (
    <EmptyState
      title={<h1>{t('form.fixed')}</h1>}
      hint={t('form.fixedHint', { title: detail.title, state: kit(`sessionState.${detail.state}`) })}
    >
      <AppLink to={paths.session(detail.id)}>{t('form.toSession')}</AppLink>
    </EmptyState>
  );
}

function EditForm({ detail }: { detail: SessionDetail }) {
  useProgrammeOf(detail.programmeId);
  const t = useTexts(texts);
  const navigate = useNavigate();
  const leaving = useAskBeforeLeaving();
  const [form] = Form.useForm<Fields>();
  const unpassed = detail.state === 'draft' || detail.state === 'submitted';
  const act = useAct({
    run: (fields: Fields) =>
      sessions.change({
        id: detail.id,
        version: detail.version,
        ...(unpassed ? { ...contentOf(fields), ...timesOf(fields) } : wordsOf(fields)),
      }),
    onRefused: refusedAt<Fields>(form, refusedFields),
    onDone: () => {
      leaving.release();
      void navigate({ to: paths.session(detail.id) as '/', replace: true });
    },
  });
  const [start, end] = [new Date(detail.startsAt), new Date(detail.endsAt)];
  const clock = (moment: Date): Dayjs => dayjs(`${dayOf(moment)}T${timeOf(moment)}`);
  const initial: Partial<Fields> = {
    ...detail,
    online: detail.venueKind === 'online',
    day: dayjs(dayOf(start)),
    times: [clock(start), clock(end)],
  };
  return (
    <>
      <PageHead
        title={t('form.editTitle')}
        lead={detail.title}
        crumbs={<AppLink to={paths.session(detail.id)}>{detail.title}</AppLink>}
      />
      <SessionForm
        form={form}
        initial={initial}
        detail={detail}
        busy={act.isPending}
        fixedTime={!unpassed}
        submit={t('form.saveChanges')}
        onTouched={leaving.touch}
        onSubmit={(fields) => act.mutate(fields)}
      />
    </>
  );
}

/** All that a session which was passed lets change here. */
function wordsOf({ title, summary, audience, speakerId, capacity }: Fields) {
  return { title, summary: summary ?? '', audience, speakerId: speakerId ?? null, capacity };
}

function contentOf({
  subProgramme,
  activityId,
  title,
  summary,
  audience,
  online,
  venueId,
  district,
  speakerId,
  capacity,
}: Fields) {
  return {
    subProgramme,
    activityId: activityId ?? null,
    title,
    summary: summary ?? '',
    audience,
    venueId: online ? null : (venueId ?? null),
    district: online ? (district ?? null) : null,
    speakerId: speakerId ?? null,
    capacity,
  };
}

function timesOf({ day, times }: Fields) {
  const on = day.format('YYYY-MM-DD');
  return {
    startsAt: momentOf(on, times[0].format('HH:mm')).toISOString(),
    endsAt: momentOf(on, times[1].format('HH:mm')).toISOString(),
  };
}

interface SessionFormProps {
  form: FormInstance<Fields>;
  initial: Partial<Fields>;
  detail?: SessionDetail;
  busy: boolean;
  fixedTime?: boolean;
  submit: string;
  onTouched: () => void;
  onSubmit: (fields: Fields) => void;
}

function SessionForm({ form, initial, detail, busy, fixedTime = false, submit, onTouched, onSubmit }: SessionFormProps) {
  const t = useTexts(texts);
  const must = useRequired();
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={initial}
      requiredMark={false}
      onValuesChange={onTouched}
      onFinish={onSubmit}
      scrollToFirstError={{ focus: true }}
      onKeyDown={(event) => {
        // Enter ends a date or a number here; a whole session is saved by its button.
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
      }}
    >
      <div className="columns two">
        <Panel title={t('form.basics')}>
          <ContentFields detail={detail} fixed={fixedTime} must={must} />
        </Panel>
        <Panel title={t('form.place')}>
          {(fixedTime || detail?.state === 'submitted') && (
            <p className="muted" style={{ marginBottom: 12 }}>
              {t(fixedTime ? 'form.later' : 'form.inReview')}
            </p>
          )}
          {!fixedTime && (
            <div className="row" style={{ alignItems: 'start' }}>
              <DayField label={t('form.date')} isNew={detail === undefined} />
              <TimesField />
            </div>
          )}
          <PlaceFields detail={detail} fixed={fixedTime} must={must} />
          <Button type="primary" htmlType="submit" loading={busy}>
            {submit}
          </Button>
        </Panel>
      </div>
    </Form>
  );
}

type Must = (field: string) => { required: boolean; message: string }[];

function ContentFields({ detail, fixed, must }: { detail?: SessionDetail; fixed: boolean; must: Must }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const passed = detail && ['published', 'open', 'full'].includes(detail.state);
  return (
    <>
      {passed && (
        <p className="muted" style={{ marginBottom: 12 }}>
          {t('form.passAgain')}
        </p>
      )}
      <Form.Item name="title" label={t('form.title')} rules={[...must(t('form.title')), { min: 2, max: 120 }]}>
        <Input autoFocus />
      </Form.Item>
      <Form.Item name="summary" label={t('form.summaryNeeded')} extra={t('form.summaryHint')}>
        <Input.TextArea rows={4} maxLength={2000} showCount />
      </Form.Item>
      <Form.Item name="audience" label={t('form.audience')} rules={must(t('form.audience'))}>
        <Select options={audiences.map((value) => ({ value, label: kit(`audience.${value}`) }))} />
      </Form.Item>
      {!fixed && <SubProgrammeFields detail={detail} must={must} />}
    </>
  );
}

function SubProgrammeFields({ detail, must }: { detail?: SessionDetail; must: Must }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const programme = useProgramme();
  const form = Form.useFormInstance<Fields>();
  const subProgramme = Form.useWatch('subProgramme', form);
  const activities = async (search: string) => {
    const { items } = await plan.activities({ id: programme.id, subProgramme, search: search || undefined, pageSize: 50 });
    return items.map((item) => ({ value: item.id, label: `${item.name}（${item.dueOn}）` }));
  };
  return (
    <>
      <Form.Item name="subProgramme" label={t('form.subProgramme')} rules={must(t('form.subProgramme'))}>
        <Select
          notFoundContent={<MadeUnderBudget of="sub" back="new-session" />}
          options={programme.subProgrammes.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={() => form.setFieldValue('activityId', null)}
        />
      </Form.Item>
      <Form.Item name="activityId" label={kit('say.optional', { field: t('form.activity') })} extra={t('form.activityHint')}>
        <RemoteSelect
          name={`activities ${subProgramme}`}
          find={activities}
          known={detail?.activityId ? { value: detail.activityId, label: detail.activityName ?? '' } : null}
        />
      </Form.Item>
    </>
  );
}

function PlaceFields({ detail, fixed, must }: { detail?: SessionDetail; fixed: boolean; must: Must }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const { districts } = useSurroundings();
  const form = Form.useFormInstance<Fields>();
  const online = Form.useWatch('online', form);
  const venueId = Form.useWatch('venueId', form);
  const wanted = Form.useWatch('district', form);
  const venue = useQuery({
    queryKey: ['venue', venueId],
    queryFn: () => network.venues.read({ id: venueId! }),
    enabled: Boolean(venueId) && !online,
  });
  const venues = async (text: string) => {
    const { items } = await network.venues.list({ text: text || undefined, district: wanted ?? undefined, pageSize: 50 });
    return items.map((item) => ({
      value: item.id,
      label: [item.name, item.districtName, item.capacity].filter(Boolean).join(' · '),
    }));
  };
  const speakers = async (text: string) => {
    const { items } = await network.speakers.list({ text: text || undefined, pageSize: 50 });
    return items.map((item) => ({ value: item.id, label: [item.name, item.organisation].filter(Boolean).join(' · ') }));
  };
  const room = fixed ? detail?.venueCapacity : venue.data?.capacity;
  return (
    <>
      {!fixed && (
        <Form.Item name="online" label={t('form.online')} valuePropName="checked">
          <Switch />
        </Form.Item>
      )}
      {fixed ? null : online ? (
        <Form.Item name="district" label={t('form.district')} rules={must(t('form.district'))}>
          <Select
            options={districts.map(({ code, name }) => ({ value: code, label: name }))}
            showSearch={{ optionFilterProp: 'label' }}
          />
        </Form.Item>
      ) : (
        <Form.Item name="venueId" label={t('form.venue')} rules={must(t('form.venue'))}>
          <RemoteSelect
            name={`venues ${wanted ?? ''}`}
            find={venues}
            known={detail?.venueId ? { value: detail.venueId, label: detail.venueName ?? '' } : null}
            empty={<AddBeside to={paths.network} of="venues.write" text={t('form.noVenues')} />}
            missing={(name) => <AddBeside to={paths.network} of="venues.write" name={name} text={t('form.addVenue')} />}
          />
        </Form.Item>
      )}
      <Form.Item name="speakerId" label={kit('say.optional', { field: t('form.speaker') })}>
        <RemoteSelect
          name="speakers"
          find={speakers}
          known={detail?.speakerId ? { value: detail.speakerId, label: detail.speakerName ?? '' } : null}
          empty={<AddBeside to={paths.speakers} of="speakers.write" text={t('form.noSpeakers')} />}
          missing={(name) => <AddBeside to={paths.speakers} of="speakers.write" name={name} text={t('form.addSpeaker')} />}
        />
      </Form.Item>
      <CapacityField room={room} isNew={detail === undefined} />
    </>
  );
}

interface AddBesideProps {
  to: string;
  of: 'venues.write' | 'speakers.write';
  name?: string;
  text: string;
}

/** Where what is missing is added, in a tab of its own: the form stays as it is, and finds it afterwards. Who may not is told who does. */
function AddBeside({ to, of, name = '', text }: AddBesideProps) {
  const t = useTexts(texts);
  const may = useMay(of);
  if (!may) return <span className="small muted">{t(`form.byManager.${of === 'venues.write' ? 'venue' : 'speaker'}`)}</span>;
  return (
    <>
      <AppLink to={to} search={{ add: name || '1' }} newTab>
        {text}
      </AppLink>
      <span className="small muted">{t('form.thenHere')}</span>
    </>
  );
}
