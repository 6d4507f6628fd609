import { dayOf } from '#src/kernel/local-time.ts';
import { readTarget } from '#src/kernel/target.ts';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { type Column, DataTable } from '#src/ui-kit/data-table.tsx';
import { dayOfMoment, dayText, monthText, wanText, yearMonthText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { levelsText } from '#src/ui-kit/level-names.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { useListState } from '#src/ui-kit/list-state.ts';
import { Answered, PageHead, Panel } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { StateMark, type Tone } from '#src/ui-kit/state-mark.tsx';
import { useProgramme } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import { expectedText, figureText, shareText, targetText } from '../indicator-words.ts';
import { PrintForm } from '../print-form.tsx';
import type { MonitoredIndicator, Monitoring, SaidJudgement } from '../../monitoring/monitoring.contract.ts';
import { monitoring } from './client.ts';
import { monthOfDay } from './month-of-day.ts';
import { JudgeDialog } from './judge-dialog.tsx';
import * as texts from './monitoring.texts.ts';
import { AskDialog } from './rectification-dialogs.tsx';
import { Rectifications } from './rectifications.tsx';

/** 执行监控: where every indicator stood at the end of a month, what was judged of it, and what is to be put right. */
export function MonitoringPage() {
  const t = useTexts(texts);
  const programme = useProgramme();
  // Whoever comes from the account of a day sees its month; a month that is chosen here goes before it.
  const { state, set } = useListState({ month: '', at: '' });
  const month = state.month || monthOfDay(state.at, programme, dayOf(new Date())) || undefined;
  const table = useQuery({
    queryKey: ['monitoring', programme.id, month],
    queryFn: () => monitoring.table({ id: programme.id, month }),
  });
  return (
    <Answered query={table}>
      {(data) => (
        <>
          <PageHead
            title={t('title')}
            lead={t('lead', { window: windowText(data), day: dayText(data.asOf) })}
            acts={
              <>
                <Select
                  aria-label={t('month')}
                  value={data.month}
                  style={{ width: 120 }}
                  options={data.months.map((value) => ({ value, label: yearMonthText(value) }))}
                  onChange={(month) => set({ month })}
                />
                {data.abilities.print && <PrintForm form="monitoring" at="" month={data.month} primary />}
              </>
            }
          />
          <Panel title={t('table')} note={judgedNote(t, data)} flush>
            <CourseTable data={data} />
            <p className="small muted" style={{ padding: '8px 16px' }}>
              <Money data={data} />
            </p>
          </Panel>
          <div style={{ marginTop: 16 }}>
            <Rectifications programmeId={programme.id} mayAsk={data.abilities.ask} />
          </div>
        </>
      )}
    </Answered>
  );
}

type T = ReturnType<typeof useTexts<typeof texts.zh>>;

const judgedNote = (t: T, { indicators }: Monitoring): string =>
  t('confirmed', { done: indicators.filter((one) => one.judgement !== null).length, count: indicators.length });

/** `1月–7月`, in the visitor's language. */
function windowText({ months, month }: Monitoring): string {
  const [from, to] = [months[0] ?? month, month].map((one) => monthText(Number(one.slice(5))));
  return from === to ? to! : `${from}–${to}`;
}

function Money({ data }: { data: Monitoring }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const { budgetFen, executedFen, rate, expectedFen, yearOver } = data.money;
  const window = windowText(data);
  const said = [
    t('budget', { budget: wanText(budgetFen) }),
    executedFen === null
      ? t('notExecuted', { window })
      : t('executed', { window, executed: wanText(executedFen), rate: rate === null ? kit('say.noData') : shareText(rate) }),
    expectedFen === null
      ? t('notExpected')
      : t('expected', { expected: wanText(yearOver ? expectedFen : Number(expectedFen.toPrecision(4))) }),
  ];
  return <>{said.join(t('between'))}</>;
}

function CourseTable({ data }: { data: Monitoring }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const [judging, setJudging] = useState<MonitoredIndicator | null>(null);
  const [asking, setAsking] = useState<MonitoredIndicator | null>(null);
  const window = windowText(data);
  const columns: Column<MonitoredIndicator>[] = [
    {
      key: 'name',
      title: t('column.indicator'),
      cell: (one) => (
        <>
          <div className="small muted">{levelsText(one.level1, one.level2)}</div>
          <AppLink to={paths.figure(one.id)} search={{ at: data.asOf }}>
            <strong>{one.level3}</strong>
          </AppLink>
        </>
      ),
    },
    { key: 'target', title: t('column.target'), number: true, cell: (one) => targetText(readTarget(one.target)) },
    {
      key: 'actual',
      title: t('column.actual', { window }),
      number: true,
      cell: (one) => figureText(one.actual) ?? kit('say.noData'),
    },
    { key: 'expected', title: t('column.expected'), number: true, cell: (one) => expectedText(one) },
    { key: 'possibility', title: t('column.possibility'), width: 170, sentences: true, cell: (one) => <Possibility one={one} /> },
    { key: 'why', title: t('column.why'), width: 240, sentences: true, cell: (one) => <Why one={one} /> },
    {
      key: 'act',
      title: t('column.act'),
      cell: (one) => (
        <div className="row">
          {data.abilities.judge && (
            <Button size="small" onClick={() => setJudging(one)}>
              {one.judgement ? t('judgeAgain') : t('judge')}
            </Button>
          )}
          {data.abilities.ask && one.judgement?.rectify && (
            <Button size="small" onClick={() => setAsking(one)}>
              {t('ask')}
            </Button>
          )}
        </div>
      ),
    },
  ];
  const acts = data.abilities.judge || data.abilities.ask;
  return (
    <>
      <DataTable
        label={t('table')}
        rows={data.indicators}
        rowKey={(one) => one.id}
        columns={acts ? columns : columns.filter(({ key }) => key !== 'act')}
      />
      {judging && <JudgeDialog indicator={judging} month={data.month} onClose={() => setJudging(null)} />}
      {asking && <AskDialog indicator={asking} month={data.month} districts={data.districts} onClose={() => setAsking(null)} />}
    </>
  );
}

const tones: Record<NonNullable<MonitoredIndicator['proposal']>, Tone> = { certain: 'good', possible: 'warn', impossible: 'bad' };

function Possibility({ one: { judgement, proposal, expected } }: { one: MonitoredIndicator }) {
  const t = useTexts(texts);
  if (judgement === null)
    return (
      <StateMark tone="none">
        {proposal !== null
          ? t('proposed', { possibility: t(`possibility.${proposal}`) })
          : t(expected.value === null ? 'undecided' : 'uncompared')}
      </StateMark>
    );
  return (
    <>
      <StateMark tone={tones[judgement.possibility]}>{t(`possibility.${judgement.possibility}`)}</StateMark>
      <JudgedBy said={judgement} />
      {judgement.outdated && <div className="small warn">{t('outdated')}</div>}
    </>
  );
}

function JudgedBy({ said: { judgedBy, judgedAt, seenAgain } }: { said: SaidJudgement }) {
  const t = useTexts(texts);
  return (
    <div className="small muted">
      {t('judgedBy', { who: judgedBy, when: dayOfMoment(judgedAt) })}
      {seenAgain && <div>{t('seenAgain', { who: seenAgain.by, when: dayOfMoment(seenAgain.at) })}</div>}
    </div>
  );
}

function Why({ one: { judgement, rectifications } }: { one: MonitoredIndicator }) {
  const t = useTexts(texts);
  if (judgement === null) return null;
  return (
    <div className="small">
      <Grounds said={judgement} />
      {judgement.rectify && rectifications.length === 0 && <div className="warn">{t('rectification.needed')}</div>}
      {rectifications.map((asked) => (
        <div key={asked.id} className="muted">
          {t('rectification.title')} · {asked.districtName ?? t('rectification.unit')} · {t(`rectification.state.${asked.state}`)}
        </div>
      ))}
      <Former judgements={judgement.former} />
    </div>
  );
}

/** The causes in words, and what was added to them. */
function Grounds({ said }: { said: SaidJudgement }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const causes = said.causes.map((cause) => t(`cause.${cause}`)).join(kit('say.listSeparator'));
  return (
    <>
      {[causes, said.causeText].filter(Boolean).map((text) => (
        <div key={text}>{text}</div>
      ))}
      {said.remark && <div>{t('remark', { text: said.remark })}</div>}
    </>
  );
}

/** What was said of the month before. */
function Former({ judgements }: { judgements: readonly SaidJudgement[] }) {
  const t = useTexts(texts);
  if (judgements.length === 0) return null;
  return (
    <details>
      <summary>{t('former', { count: judgements.length })}</summary>
      {judgements.map((said) => (
        <div key={said.judgedAt} style={{ marginBottom: 8 }}>
          {t(`possibility.${said.possibility}`)}
          <Grounds said={said} />
          <JudgedBy said={said} />
        </div>
      ))}
    </details>
  );
}
