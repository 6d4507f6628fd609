import { Button, Progress } from 'antd';
import { cellName } from '#src/ui-kit/change-words.ts';
import { DataTable } from '#src/ui-kit/data-table.tsx';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { momentText, numberText } from '#src/ui-kit/format.ts';
import { chosenLanguage } from '#src/ui-kit/language.ts';
import { EmptyState, PageHead, Panel } from '#src/ui-kit/page.tsx';
import { StateMark } from '#src/ui-kit/state-mark.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { AuditReport } from '../account.contract.ts';
import * as texts from './audit.texts.ts';
import { accounts } from './at-picker.tsx';

/** Recomputes everything that pages show from the facts, and says whether it is equal. */
export function AuditPage() {
  const t = useTexts(texts);
  const audit = useAct({ run: () => accounts.audit(), done: null });
  return (
    <>
      <PageHead
        title={t('audit.title')}
        lead={t('audit.lead')}
        acts={
          <Button type="primary" loading={audit.isPending} onClick={() => audit.mutate()}>
            {t('audit.run')}
          </Button>
        }
      />
      <Panel>
        {audit.isPending ? (
          <div role="status">
            <p>{t('audit.running')}</p>
            <Progress percent={100} status="active" showInfo={false} aria-hidden="true" />
          </div>
        ) : audit.data ? (
          <Report report={audit.data} />
        ) : (
          <EmptyState title={t('audit.never')} hint={t('audit.neverHint')} />
        )}
      </Panel>
    </>
  );
}

function Report({ report }: { report: AuditReport }) {
  const t = useTexts(texts);
  const equal = report.total === 0;
  return (
    <div className="stack" aria-live="polite">
      <div style={{ fontSize: 18 }}>
        <StateMark tone={equal ? 'good' : 'bad'}>
          {equal ? t('audit.equal') : t('audit.differ', { count: report.total })}
        </StateMark>
      </div>
      <p>
        {equal
          ? t('audit.equalText', {
              facts: numberText(report.facts),
              rollups: numberText(report.rollupRows),
              presence: numberText(report.presenceRows),
              leaves: numberText(report.leaves),
              acts: numberText(report.acts),
              checkpoints: numberText(report.checkpoints),
            })
          : t('audit.differText')}
      </p>
      {report.earlierActs && (
        <p className="muted">
          {t('audit.earlierActs', {
            count: numberText(report.earlierActs.count),
            since: momentText(report.earlierActs.since),
          })}
        </p>
      )}
      {report.wordlessActs > 0 && <p className="muted">{t('audit.wordlessActs', { count: numberText(report.wordlessActs) })}</p>}
      {!equal && (
        <DataTable
          label={t('audit.differ', { count: report.total })}
          rows={report.differences}
          rowKey={(row) => `${row.what} ${row.place}`}
          columns={[
            { key: 'what', title: t('audit.what'), cell: (row) => t(`audit.fault.${row.what}`) },
            {
              key: 'place',
              title: t('audit.place'),
              cell: (row) => (row.cell ? cellName(row.cell, chosenLanguage()) : row.place),
            },
            { key: 'kept', title: t('audit.kept'), number: true, cell: (row) => row.kept },
            { key: 'recounted', title: t('audit.recounted'), number: true, cell: (row) => row.recounted },
          ]}
        />
      )}
      <p className="muted">{t('audit.finished', { when: momentText(report.finishedAt) })}</p>
    </div>
  );
}
