import { useQuery } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { satisfactionLevels, type SatisfactionLevel } from '#src/kernel/vocabulary.ts';
import { Bars } from '#src/ui-kit/charts.tsx';
import { DownloadButton } from '#src/ui-kit/download.tsx';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { FormDialog } from '#src/ui-kit/form-dialog.tsx';
import { momentText, numberText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { Answered, EmptyState } from '#src/ui-kit/page.tsx';
import { type Given, ReasonDialog } from '#src/ui-kit/reason-dialog.tsx';
import { bothTexts, useTexts } from '#src/ui-kit/texts.ts';
import { NumberItem } from '#src/ui-kit/number-item.tsx';
import type { OpinionSummary } from '../../opinions/opinion.contract.ts';
import { opinions } from './clients.ts';
import * as opinionsTexts from './opinions.texts.ts';
import * as sessionTexts from './session.texts.ts';

const texts = bothTexts(opinionsTexts, sessionTexts);

const shades: Record<SatisfactionLevel, string> = {
  'very-satisfied': '#136b77',
  satisfied: '#3f8b95',
  'fairly-satisfied': '#7fb8bf',
  'rather-dissatisfied': '#c98b5a',
  dissatisfied: '#b3390f',
};

/** What those who came thought of it, with the size of the sample, and paper forms to enter. */
export function OpinionsOf({ sessionId }: { sessionId: string }) {
  const t = useTexts(texts);
  const [entering, setEntering] = useState(false);
  const [undoing, setUndoing] = useState<string | null>(null);
  const summary = useQuery({ queryKey: ['opinions', sessionId], queryFn: () => opinions.summary({ sessionId }) });
  return (
    <div className="panel-body">
      <Answered query={summary}>
        {(data) => (
          <div className="stack">
            <div className="row">
              <span className="grow" />
              {data.n > 0 && <DownloadButton fetchFile={() => opinions.export({ sessionId })} name="opinions.xlsx" />}
              {data.abilities.enterPaper && <Button onClick={() => setEntering(true)}>{t('opinions.enter')}</Button>}
            </div>
            <p className="muted small">
              {data.closedBy
                ? t(`opinions.closed.${data.closedBy}`)
                : t(data.asksByMessage ? 'opinions.asksByMessage' : 'opinions.asksNotByMessage')}
            </p>
            {data.n === 0 ? (
              <EmptyState
                title={t('opinions.none')}
                hint={t(data.closedBy ? 'opinions.noneWereGiven' : 'opinions.noneHint', { invited: data.invited })}
              />
            ) : (
              <Summary data={data} />
            )}
            {data.batches.length > 0 && (
              <section>
                <h3>{t('opinions.batches')}</h3>
                {data.batches.map((batch) => (
                  <div key={batch.id} className="row">
                    {t('opinions.batch', { n: batch.n, when: momentText(batch.enteredAt) })}
                    {batch.undoneAt ? (
                      <span className="muted">{t('opinions.undone')}</span>
                    ) : (
                      batch.abilities.undo && <UndoButton onClick={() => setUndoing(batch.id)} />
                    )}
                  </div>
                ))}
              </section>
            )}
          </div>
        )}
      </Answered>
      {entering && summary.data && (
        <PaperDialog sessionId={sessionId} summary={summary.data} onClose={() => setEntering(false)} />
      )}
      {undoing && <UndoDialog batchId={undoing} onClose={() => setUndoing(null)} />}
    </div>
  );
}

function UndoButton({ onClick }: { onClick: () => void }) {
  const kit = useKitTexts();
  return (
    <button type="button" className="link" onClick={onClick}>
      {kit('act.undo')}
    </button>
  );
}

function Summary({ data }: { data: OpinionSummary }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const rate = (share: number | null, decimals: number): string =>
    share === null ? '—' : `${numberText(share * 100, decimals)}%`;
  return (
    <>
      <div>
        <div style={{ fontSize: 20, fontWeight: 600 }}>{t('opinions.satisfaction', { rate: rate(data.satisfaction, 1) })}</div>
        <div className="muted">
          {t('opinions.n', { n: data.n, invited: data.invited, rate: rate(data.responseRate, 0) })}
          {data.closedBy === null && ` · ${t('opinions.left', { left: data.left })}`}
          {data.n < 30 && ` · ${t('opinions.small')}`}
        </div>
        <div className="muted small">{t('opinions.whoInvited')}</div>
      </div>
      <Bars
        label={t('detail.tabs.opinions')}
        bars={data.levels.map(({ level, n }) => ({
          key: level,
          label: kit(`satisfaction.${level}`),
          value: n,
          tone: shades[level],
        }))}
      />
      {data.texts.length > 0 && (
        <section>
          <h3>{t('opinions.texts')}</h3>
          {data.texts.map((text) => (
            <div key={text.id} style={{ padding: '8px 0', borderBottom: '1px solid var(--line-soft)' }}>
              {(
                [
                  ['liked', text.liked],
                  ['improve', text.improve],
                  ['want', text.wantNext],
                ] as const
              )
                .filter(([, words]) => words)
                .map(([key, words]) => (
                  <div key={key}>
                    <span className="muted small">{t(`opinions.${key}`)}</span> {words}
                  </div>
                ))}
              <div className="muted small">
                {kit(`satisfaction.${text.level}`)} · {momentText(text.givenAt)}
              </div>
            </div>
          ))}
        </section>
      )}
    </>
  );
}

function PaperDialog({ sessionId, summary, onClose }: { sessionId: string; summary: OpinionSummary; onClose: () => void }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const [form] = Form.useForm<Record<SatisfactionLevel, number>>();
  const [refused, setRefused] = useState<string | null>(null);
  const act = useAct({
    run: (counts: Record<SatisfactionLevel, number>) => opinions.enterPaper({ sessionId, counts }),
    done: t('opinions.saved'),
    onDone: onClose,
    onRefused: (_, { reason, remedy }) => {
      setRefused(`${reason} ${remedy}`);
      return true;
    },
  });
  return (
    <FormDialog
      form={form}
      title={t('opinions.enter')}
      pending={act.isPending}
      initialValues={Object.fromEntries(satisfactionLevels.map((level) => [level, 0]))}
      onValuesChange={() => setRefused(null)}
      onSubmit={(counts) => act.mutate(counts)}
      onClose={onClose}
    >
      <p className="muted" style={{ marginBottom: 12 }}>
        {t('opinions.counts', { invited: summary.invited, n: summary.n, left: summary.left })}
      </p>
      <div className="levels">
        {satisfactionLevels.map((level, index) => (
          <NumberItem
            key={level}
            name={level}
            label={kit(`satisfaction.${level}`)}
            required={false}
            least={0}
            most={10000}
            decimals={0}
            autoFocus={index === 0}
          />
        ))}
      </div>
      {refused && (
        <p role="alert" className="bad">
          {refused}
        </p>
      )}
    </FormDialog>
  );
}

function UndoDialog({ batchId, onClose }: { batchId: string; onClose: () => void }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const act = useAct({
    run: ({ reason }: Given) => opinions.undoPaper({ batchId, reason }),
    done: kit('say.done'),
    onDone: onClose,
  });
  return (
    <ReasonDialog
      title={t('opinions.undoAsk')}
      text={t('opinions.undoText')}
      label={t('detail.reason')}
      shortest={2}
      okText={kit('act.undo')}
      danger
      pending={act.isPending}
      onSubmit={act.mutate}
      onClose={onClose}
    />
  );
}
