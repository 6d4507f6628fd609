import './paper.css';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Select } from 'antd';
import { useState } from 'react';
import { AttachmentField } from '#src/ui-kit/attachment-field.tsx';
import { DataTable, ListFoot } from '#src/ui-kit/data-table.tsx';
import { DownloadButton } from '#src/ui-kit/download.tsx';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { FormDialog } from '#src/ui-kit/form-dialog.tsx';
import { attachmentUrl } from '#src/ui-kit/fact-parts.tsx';
import { momentText, numberText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { Answered, EmptyState } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { refusedAt } from '#src/ui-kit/refused-at.ts';
import { useMay } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import { NumberItem } from '#src/ui-kit/number-item.tsx';
import { type Admission, type DoorStatus, headCountMethods } from '../door.contract.ts';
import { door } from './client.ts';
import { LateReason, saysWhy } from './late-reason.tsx';
import { UndoDialog } from './undo-dialog.tsx';
import * as texts from './staff.texts.ts';

/** Who came: by name, by head count, and how that makes person-times without counting anybody twice. */
export function AttendancePanel({ sessionId, mayRun, mayEnter }: { sessionId: string; mayRun: boolean; mayEnter: boolean }) {
  const t = useTexts(texts);
  const [counting, setCounting] = useState(false);
  const status = useQuery({ queryKey: ['door', sessionId], queryFn: () => door.status({ sessionId }) });
  return (
    <Answered query={status}>
      {(data) => (
        <>
          <div className="panel-body stack">
            <dl className="facts-line">
              <div>
                <dt>{t('attendance.inRoom')}</dt>
                <dd>
                  <strong>{data.inRoom}</strong>{' '}
                  <span className="muted small">
                    {t('attendance.ticket')} {data.admitted} · {t('attendance.walkIn')} {data.walkIns} · {t('attendance.paper')}{' '}
                    {data.paper}
                  </span>
                </dd>
              </div>
              <div>
                <dt>{t('attendance.headCount')}</dt>
                <dd>
                  <HeadCount status={data} />
                </dd>
              </div>
              <div>
                <dt>{t('attendance.total')}</dt>
                <dd>
                  <strong>{numberText(data.attendance)}</strong>{' '}
                  <span className="muted small">
                    {data.headCount && data.headCount.notByName > 0
                      ? t('attendance.sum', { byName: data.inRoom, beyond: data.headCount.notByName })
                      : t('attendance.rule')}
                  </span>
                </dd>
              </div>
            </dl>
            <div className="row">
              {(mayEnter || (mayRun && data.begun)) && (
                <>
                  <Button onClick={() => setCounting(true)}>{t('attendance.enterHeadCount')}</Button>
                  <AppLink to={paths.sessionPaper(sessionId)}>{t('attendance.toPaper')}</AppLink>
                </>
              )}
              {mayRun && !data.begun && (
                <span className="muted">{t('attendance.notBegun', { when: momentText(data.session.startsAt) })}</span>
              )}
              <span className="grow" />
              <DownloadButton fetchFile={() => door.exportAdmissions({ sessionId })} name={`${data.session.title}.xlsx`} />
            </div>
          </div>
          <Scans sessionId={sessionId} />
          <Admissions sessionId={sessionId} late={data.late} begun={data.begun} />
          {counting && <HeadCountDialog status={data} onClose={() => setCounting(false)} />}
        </>
      )}
    </Answered>
  );
}

/** The signed sheets themselves, for whoever may open evidence; the others see that they are there. */
function Scans({ sessionId }: { sessionId: string }) {
  const t = useTexts(texts);
  const mayOpen = useMay('evidence.read');
  const scans = useQuery({ queryKey: ['scans', sessionId], queryFn: () => door.scans({ sessionId }) });
  const items = scans.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="panel-body" style={{ paddingTop: 0 }} aria-label={t('scans.title')}>
      <strong>{t('scans.title')}</strong>
      <ul className="scans">
        {items.map((scan) => (
          <li key={`${scan.of} ${scan.attachmentId}`}>
            {mayOpen ? (
              <a href={attachmentUrl(scan.attachmentId)} target="_blank" rel="noreferrer">
                {scan.fileName}
              </a>
            ) : (
              scan.fileName
            )}{' '}
            <span className="small muted">
              {t(`scans.${scan.of}`, { people: numberText(scan.people) })} · {scan.addedBy} · {momentText(scan.addedAt)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function HeadCount({ status }: { status: DoorStatus }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const { headCount } = status;
  if (!headCount) return <span className="muted">—</span>;
  return (
    <>
      <strong>{headCount.people}</strong>{' '}
      <span className="muted small">
        {t('attendance.countedAt', { method: kit(`method.${headCount.method}`), when: momentText(headCount.countedAt) })}
        {headCount.notByName > 0 && ` · ${t('attendance.notByName', { count: headCount.notByName })}`}
        {headCount.lateReason && ` · ${t('late.said', { reason: headCount.lateReason })}`}
      </span>
    </>
  );
}

interface Counted {
  people: number;
  method: 'counted' | 'estimated' | 'online';
  attachments?: string[];
  confirmed?: boolean;
}

function HeadCountDialog({ status, onClose }: { status: DoorStatus; onClose: () => void }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const [reason, setReason] = useState('');
  const { late } = status;
  const [form] = Form.useForm<Counted>();
  const act = useAct({
    run: ({ people, method, attachments, confirmed }: Counted) =>
      door.headCount({
        sessionId: status.session.id,
        people,
        method,
        attachmentId: attachments?.[0] ?? null,
        confirmed: confirmed ?? false,
        reason,
      }),
    onRefused: refusedAt<Counted>(form, { 'head-count-estimate-bare': 'attachments', 'attachment-missing': 'attachments' }),
    done: ({ warnings }) => [t('attendance.saved'), ...warnings.map((warning) => warning.text)].join(' '),
    onDone: onClose,
  });
  const people = Form.useWatch('people', form);
  const estimated = Form.useWatch('method', form) === 'estimated';
  return (
    <FormDialog
      form={form}
      title={t('attendance.enterHeadCount')}
      pending={act.isPending}
      blocked={late !== null && !saysWhy(reason)}
      initialValues={{ people: status.headCount?.people, method: status.headCount?.method ?? 'counted' }}
      onSubmit={(given) => act.mutate(given)}
      onClose={onClose}
    >
      <NumberItem name="people" label={t('attendance.people')} least={0} most={1000000} decimals={0} width={160} autoFocus />
      {people > status.likelyAtMost && (
        <div className="notice warn-notice" role="alert" style={{ marginBottom: 16 }}>
          <p>{t('attendance.unlikely', { people: numberText(people), most: numberText(status.likelyAtMost) })}</p>
          <Form.Item
            // A confirmation holds for the figure that it was given for.
            key={people}
            name="confirmed"
            valuePropName="checked"
            preserve={false}
            rules={[{ validator: (_, said) => (said ? Promise.resolve() : Promise.reject(new Error(t('attendance.sayIt')))) }]}
            style={{ margin: 0 }}
          >
            <Checkbox>{t('attendance.indeed', { people: numberText(people) })}</Checkbox>
          </Form.Item>
        </div>
      )}
      <Form.Item name="method" label={t('attendance.method')}>
        <Select style={{ width: 160 }} options={headCountMethods.map((value) => ({ value, label: kit(`method.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="attachments"
        label={estimated ? t('attendance.evidence') : kit('say.optional', { field: t('attendance.evidence') })}
        extra={t(estimated ? 'attendance.evidenceNeeded' : 'attendance.evidenceHint')}
        rules={estimated ? [{ required: true, type: 'array', min: 1, message: t('attendance.evidenceNeeded') }] : []}
      >
        <AttachmentField single />
      </Form.Item>
      {late && <LateReason late={late} value={reason} onChange={setReason} />}
    </FormDialog>
  );
}

function Admissions({ sessionId, late, begun }: { sessionId: string } & Pick<DoorStatus, 'late' | 'begun'>) {
  const t = useTexts(texts);
  const [asked, setAsked] = useState<Admission | null>(null);
  const [paging, setPaging] = useState({ page: 1, pageSize: 50 });
  const list = useQuery({
    queryKey: ['admissions', sessionId, paging],
    queryFn: () => door.admissions({ sessionId, ...paging }),
  });
  return (
    <Answered query={list}>
      {({ items, total }) => (
        <>
          <DataTable
            label={t('attendance.inRoom')}
            rows={items}
            rowKey={(row) => row.id}
            empty={<EmptyState title={t('attendance.none')} hint={begun && t('attendance.noneHint')} />}
            columns={[
              {
                key: 'name',
                title: t('attendance.name'),
                cell: (row) => row.name || <span className="muted">{t('attendance.unnamed')}</span>,
              },
              { key: 'phone', title: t('attendance.phone'), cell: (row) => row.phone },
              { key: 'way', title: t('attendance.way'), cell: (row) => t(`attendance.ways.${row.way}`) },
              { key: 'people', title: t('attendance.people2'), number: true, cell: (row) => row.people },
              {
                key: 'at',
                title: t('attendance.at'),
                cell: (row) => <span className="nowrap">{momentText(row.admittedAt)}</span>,
              },
              {
                key: 'by',
                title: t('attendance.by'),
                cell: (row) => (
                  <>
                    {row.admittedBy}
                    {row.lateReason && <div className="small muted">{t('late.said', { reason: row.lateReason })}</div>}
                  </>
                ),
              },
              {
                key: 'acts',
                title: '',
                cell: (row) =>
                  row.abilities.undo && (
                    <button type="button" className="link" onClick={() => setAsked(row)}>
                      {t('attendance.undo')}
                    </button>
                  ),
              },
            ]}
          />
          {total > 0 && <ListFoot total={total} page={paging.page} pageSize={paging.pageSize} set={setPaging} />}
          {asked && <UndoAdmission admission={asked} late={late} onClose={() => setAsked(null)} />}
        </>
      )}
    </Answered>
  );
}

function UndoAdmission({ admission, late, onClose }: { admission: Admission; late: DoorStatus['late']; onClose: () => void }) {
  const t = useTexts(texts);
  const undo = useAct({ run: (reason: string) => door.undo({ id: admission.id, reason }), onDone: onClose });
  const title = t('attendance.undoAsk', { name: admission.name || t('attendance.unnamed') });
  return (
    <UndoDialog
      question={{ title, text: t('attendance.undoText'), act: t('attendance.undo') }}
      late={late}
      pending={undo.isPending}
      onUndo={(reason) => undo.mutate(reason)}
      onClose={onClose}
    />
  );
}
