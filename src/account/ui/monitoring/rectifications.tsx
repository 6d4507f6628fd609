import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { type Column, DataTable } from '#src/ui-kit/data-table.tsx';
import { dayOfMoment, dayText } from '#src/ui-kit/format.ts';
import { Answered, EmptyState, Panel } from '#src/ui-kit/page.tsx';
import { StateMark, type Tone } from '#src/ui-kit/state-mark.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { Rectification } from '../../monitoring/monitoring.contract.ts';
import { monitoring } from './client.ts';
import * as texts from './monitoring.texts.ts';
import { AnswerDialog, ConcludeDialog } from './rectification-dialogs.tsx';

const tones: Record<Rectification['state'], Tone> = { asked: 'warn', answered: 'calm', closed: 'good' };

/** What was asked to be put right, open ones first, each with its course and the act that is due. */
export function Rectifications({ programmeId, mayAsk }: { programmeId: string; mayAsk: boolean }) {
  const t = useTexts(texts);
  const [answering, setAnswering] = useState<Rectification | null>(null);
  const [concluding, setConcluding] = useState<Rectification | null>(null);
  const asked = useQuery({
    queryKey: ['rectifications', programmeId],
    queryFn: () => monitoring.rectifications({ id: programmeId }),
  });
  const columns: Column<Rectification>[] = [
    { key: 'what', title: t('rectification.column.what'), cell: (one) => <strong>{one.indicator}</strong> },
    { key: 'whom', title: t('rectification.column.whom'), cell: (one) => one.districtName ?? t('rectification.unit') },
    {
      key: 'due',
      title: t('rectification.column.due'),
      cell: (one) => (
        <>
          {dayText(one.dueOn)}
          {one.overdue && <div className="small bad">{t('rectification.overdue')}</div>}
        </>
      ),
    },
    {
      key: 'state',
      title: t('rectification.column.state'),
      cell: (one) => <StateMark tone={one.overdue ? 'bad' : tones[one.state]}>{t(`rectification.state.${one.state}`)}</StateMark>,
    },
    { key: 'course', title: t('rectification.column.course'), width: 360, cell: (one) => <Course asked={one} /> },
    {
      key: 'act',
      title: t('rectification.column.act'),
      cell: (one) => (
        <>
          {one.abilities.answer && (
            <Button size="small" onClick={() => setAnswering(one)}>
              {t(one.abilities.onBehalf ? 'rectification.answerOnBehalf' : 'rectification.answer')}
            </Button>
          )}
          {one.abilities.conclude && (
            <Button size="small" type="primary" onClick={() => setConcluding(one)}>
              {t('rectification.conclude')}
            </Button>
          )}
          {one.abilities.concludedByAnother && <span className="small muted">{t('rectification.byAnother')}</span>}
        </>
      ),
    },
  ];
  return (
    <Panel title={t('rectification.title')} flush>
      <Answered query={asked}>
        {(rows) => (
          <DataTable
            label={t('rectification.title')}
            rows={rows}
            rowKey={(one) => one.id}
            columns={columns}
            empty={
              <EmptyState
                title={t('rectification.none')}
                hint={t(mayAsk ? 'rectification.noneHint' : 'rectification.noneAsked')}
              />
            }
          />
        )}
      </Answered>
      {answering && <AnswerDialog asked={answering} onClose={() => setAnswering(null)} />}
      {concluding && <ConcludeDialog asked={concluding} onClose={() => setConcluding(null)} />}
    </Panel>
  );
}

function Course({ asked }: { asked: Rectification }) {
  const t = useTexts(texts);
  return (
    <div className="small">
      {asked.steps.map((step) => (
        <div key={step.takenAt + step.kind}>
          {t(`rectification.step.${step.kind}`)}{' '}
          <span className="muted">
            {step.onBehalf && t('rectification.onBehalf')} {step.takenBy} {dayOfMoment(step.takenAt)}
          </span>{' '}
          {step.text}
        </div>
      ))}
    </div>
  );
}
