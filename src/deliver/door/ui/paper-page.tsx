import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useAskBeforeLeaving } from '#src/ui-kit/ask-before-leaving.ts';
import { AttachmentField } from '#src/ui-kit/attachment-field.tsx';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { momentText } from '#src/ui-kit/format.ts';
import { ImportDialog } from '#src/ui-kit/import-dialog.tsx';
import { AppLink } from '#src/ui-kit/link.tsx';
import { Answered, PageHead } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import { UploadsWithin, useUploads } from '#src/ui-kit/uploads.tsx';
import type { CellError, DoorStatus, PaperReport } from '../door.contract.ts';
import { door } from './client.ts';
import { LateReason, saysWhy } from './late-reason.tsx';
import { Batches } from './paper-batches.tsx';
import { emptyLine, isFilled, PaperGrid, type PaperLine } from './paper-grid.tsx';
import { SignedUp } from './paper-signed-up.tsx';
import * as texts from './staff.texts.ts';

const blankRows = (count: number): PaperLine[] => Array.from({ length: count }, () => ({ ...emptyLine }));

/** The paper sign-in sheet, typed or uploaded; checked before anything is written, and undone as one. */
export function PaperPage() {
  const t = useTexts(texts);
  const { sessionId = '' } = useParams({ strict: false }) as { sessionId?: string };
  const [uploading, setUploading] = useState(false);
  const [reason, setReason] = useState('');
  const [scan, setScan] = useState<string[]>([]);
  const status = useQuery({ queryKey: ['door', sessionId], queryFn: () => door.status({ sessionId }) });
  return (
    <Answered query={status}>
      {({ session, late }) => {
        const begun = ['running', 'ended'].includes(session.state) || new Date(session.startsAt) <= new Date();
        const closed =
          session.state === 'archived'
            ? t('paper.over')
            : begun
              ? null
              : t('paper.notNow', { when: momentText(session.startsAt) });
        return (
          <>
            <PageHead
              title={t('paper.title')}
              crumbs={<AppLink to={paths.session(sessionId)}>{session.title}</AppLink>}
              lead={closed === null && t('paper.hint')}
              acts={closed === null && <Button onClick={() => setUploading(true)}>{t('paper.upload')}</Button>}
            />
            <div className="stack">
              <Batches sessionId={sessionId} late={late} />
              {closed === null ? <Typing sessionId={sessionId} late={late} /> : <div className="notice">{closed}</div>}
            </div>
            <ImportDialog
              open={uploading}
              onClose={() => {
                setUploading(false);
                setScan([]);
              }}
              title={t('paper.upload')}
              template={{ fetchFile: () => door.paperTemplate({ sessionId }), name: `${t('paper.template')}.xlsx` }}
              extra={
                <>
                  {late && <LateReason late={late} value={reason} onChange={setReason} />}
                  <Scan value={scan} onChange={setScan} />
                </>
              }
              ready={late === null || saysWhy(reason)}
              send={async (file, dryRun) => {
                const report = await door.uploadPaper({ sessionId, file, dryRun, reason, attachmentId: scan[0] });
                return {
                  rows: report.rows,
                  problems: report.errors.map(({ cell, value, message }) => ({ cell, value, problem: message })),
                  note: [
                    ...(report.alreadyIn > 0 ? [t('paper.alreadyIn', { count: report.alreadyIn })] : []),
                    ...report.warnings.map((warning) => `${warning.cell}：${warning.message}`),
                    ...(scan.length === 0 ? [t(dryRun ? 'paper.scanMissing' : 'paper.scanLeftOut')] : []),
                  ].join(' '),
                };
              }}
            />
          </>
        );
      }}
    </Answered>
  );
}

function Scan(field: { value: string[]; onChange: (ids: string[]) => void }) {
  const t = useTexts(texts);
  return (
    <span className="row">
      <span className="muted">{t('paper.scan')}</span>
      <AttachmentField single {...field} />
    </span>
  );
}

function Typing({ sessionId, late }: { sessionId: string; late: DoorStatus['late'] }) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const leaving = useAskBeforeLeaving();
  const uploads = useUploads();
  const [lines, setLines] = useState(() => blankRows(20));
  const [report, setReport] = useState<PaperReport | null>(null);
  const [scan, setScan] = useState<{ sheet: number; ids: string[] }>({ sheet: 0, ids: [] });
  const [reason, setReason] = useState('');
  const rows = lines.flatMap((line, index) =>
    isFilled(line) ? [{ ...line, row: index + 1, people: line.people.trim() || 1 }] : [],
  );
  const send = useAct({
    run: (dryRun: boolean) => door.enterPaper({ sessionId, rows, dryRun, attachmentId: scan.ids[0] ?? null, reason }),
    done: null,
    onDone: (answer) => {
      if (!answer.applied) return setReport(answer);
      setReport(null);
      leaving.release();
      setLines(blankRows(20));
      setScan({ sheet: scan.sheet + 1, ids: [] });
      void message.success(t('paper.done', { rows: answer.rows, people: answer.people }));
    },
  });
  const change = (next: PaperLine[]): void => {
    leaving.touch();
    setLines(next);
    setReport(null);
  };
  const ready = report !== null && report.errors.length === 0 && report.rows > 0 && (late === null || saysWhy(reason));
  return (
    <section className="panel" aria-label={t('paper.title')}>
      <SignedUp sessionId={sessionId} lines={lines} onChange={change} />
      <PaperGrid lines={lines} onChange={change} errors={report?.errors ?? []} warnings={report?.warnings ?? []} />
      <div style={{ padding: '8px 16px' }}>
        <button type="button" className="link" onClick={() => setLines([...lines, ...blankRows(20)])}>
          {t('paper.moreRows')}
        </button>
      </div>
      {late && (
        <div style={{ padding: '0 16px 12px' }}>
          <LateReason late={late} value={reason} onChange={setReason} />
        </div>
      )}
      <div className="paper-foot">
        {report && <CheckedRows report={report} />}
        <div className="paper-bar">
          <span className="muted">{rows.length > 0 ? t('paper.rows', { count: rows.length }) : t('paper.empty')}</span>
          <UploadsWithin hold={uploads.hold}>
            <Scan key={scan.sheet} value={scan.ids} onChange={(ids) => setScan({ ...scan, ids })} />
          </UploadsWithin>
          <span className="grow" />
          <Button
            disabled={rows.length === 0}
            loading={send.isPending && !ready}
            type={ready ? 'default' : 'primary'}
            onClick={() => send.mutate(true)}
          >
            {t('paper.check')}
          </Button>
          {ready && (
            <Button type="primary" disabled={uploads.underWay} loading={send.isPending} onClick={() => send.mutate(false)}>
              {t('paper.commit', { rows: report.rows, people: report.people })}
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}

function Problems({ tone, title, problems }: { tone: string; title: string; problems: readonly CellError[] }) {
  const t = useTexts(texts);
  return (
    <div className={`notice ${tone}`}>
      <strong>{title}</strong>
      <ul className="problem-list">
        {problems.map((problem) => (
          <li key={`${problem.cell} ${problem.message}`}>
            {t('paper.cell', { row: problem.row, column: problem.column, message: problem.message })}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the check found: places to mend, places to look at, or that all is well. */
function CheckedRows({ report }: { report: PaperReport }) {
  const t = useTexts(texts);
  const ready = report.errors.length === 0;
  return (
    <div className="stack" style={{ padding: '12px 16px 0' }} aria-live="polite">
      {report.errors.length > 0 && (
        <Problems tone="bad-notice" title={t('paper.problems', { count: report.errors.length })} problems={report.errors} />
      )}
      {report.warnings.length > 0 && (
        <Problems tone="warn-notice" title={t('paper.warnings', { count: report.warnings.length })} problems={report.warnings} />
      )}
      {ready && (
        <div className="notice">
          <strong>{t('paper.ok', { rows: report.rows, people: report.people, tickets: report.withTicket })}</strong>
          {report.alreadyIn > 0 && t('paper.alreadyIn', { count: report.alreadyIn })}
        </div>
      )}
    </div>
  );
}
