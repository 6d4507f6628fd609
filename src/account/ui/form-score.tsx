import { keepsBound } from '#src/kernel/degree.ts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { lacksReason, scoreReasonsText, scoreReasonText } from '#src/kernel/score-reason.ts';
import type { FormReading } from '#src/plan/declaration/declaration.contract.ts';
import { type Column, DataTable } from '#src/ui-kit/data-table.tsx';
import { numberText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { chosenLanguage } from '#src/ui-kit/language.ts';
import { Answered, Panel } from '#src/ui-kit/page.tsx';
import { NumberField } from '#src/ui-kit/number-item.tsx';
import { StateMark } from '#src/ui-kit/state-mark.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { PackCode, ScoreReportView } from '../account.contract.ts';
import { accounts } from './at-picker.tsx';
import * as texts from './form-score.texts.ts';
import { PackSelect } from './pack-select.tsx';
import { FarAboveField, FinishedSelect } from './scoring-choices.tsx';

interface FormScoreProps {
  fileName: string;
  reading: FormReading;
}

/** A self-evaluation that was read from a file, scored again: what it declares beside what the rules give, and why they differ. */
export function FormScore({ fileName, reading: read }: FormScoreProps) {
  const t = useTexts(texts);
  // What was misread is mended here and scored anew; nothing of it is kept.
  const [reading, setReading] = useState(read);
  const [pack, setPack] = useState<PackCode | undefined>();
  const [farAbove, setFarAbove] = useState<number | undefined>();
  const [finished, setFinished] = useState<boolean | undefined>();
  const report = useQuery({
    queryKey: ['form-score', reading, pack, farAbove, finished],
    queryFn: () => accounts.scoreReading({ fileName, reading, pack, farAbove, finished }),
    placeholderData: (before) => before,
  });
  return (
    <Panel
      title={reading.project ? t('titleOf', { project: reading.project }) : t('title')}
      flush
      acts={
        <>
          {report.data && <FarAboveField from={report.data.farAboveFrom} onChange={setFarAbove} />}
          {report.data?.asksFinished && <FinishedSelect finished={finished} onChange={setFinished} />}
          <PackSelect pack={pack ?? report.data?.pack} onChange={setPack} />
        </>
      }
    >
      <Answered query={report}>{(shown) => <Report report={shown} reading={reading} onMend={setReading} />}</Answered>
    </Panel>
  );
}

interface Row {
  key: string;
  /** Which row of the form; null for the execution of the budget. */
  at: number | null;
  name: string;
  degree: number | null;
  weight: number | null;
  score: number | null;
  declared: number | null;
  departs: boolean;
  reasons: ScoreReportView['notes'];
}

interface ReportProps {
  report: ScoreReportView;
  reading: FormReading;
  onMend: (reading: FormReading) => void;
}

type Points = 'weight' | 'score';

/** The points of a row as they were read; `at` is null for the execution of the budget. */
const pointsRead = ({ budget, indicators }: FormReading, at: number | null, which: Points): number | null =>
  (at === null ? budget[which] : indicators[at]?.[which]) ?? null;

function withPoints(reading: FormReading, at: number | null, which: Points, value: number | null): FormReading {
  const { budget, indicators } = reading;
  const row = at === null ? undefined : indicators[at];
  if (at === null || !row) return { ...reading, budget: { ...budget, [which]: value } };
  return { ...reading, indicators: indicators.with(at, { ...row, [which]: value }) };
}

function Report({ report, reading, onMend }: ReportProps) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const points = (value: number | null): string => (value === null ? kit('say.noData') : numberText(value));
  const share = (value: number | null): string => (value === null ? kit('say.noData') : `${numberText(value * 100, 1)}%`);
  const { execution } = report;
  const rows: Row[] = [
    { ...execution, key: 'execution', at: null, name: t('execution'), degree: execution.rate },
    ...report.indicators.map((row, at) => ({ ...row, key: String(at), at, name: row.level3 })),
  ];
  const achieved = ({ at, degree }: Row): string =>
    at !== null && keepsBound(reading.indicators[at]!.target, degree) ? t('withinBound') : share(degree);
  const mended = (row: Row, which: Points) => (
    <NumberField
      least={0}
      most={100}
      aria-label={`${t(which === 'weight' ? 'weight' : 'declared')} ${row.name}`}
      value={pointsRead(reading, row.at, which)}
      // What the rules take where the form gives no points of its own.
      placeholder={which === 'weight' && row.weight !== null ? numberText(row.weight) : undefined}
      status={row.weight === null || (which === 'score' && row.declared === null) ? 'warning' : undefined}
      onChange={(value) => onMend(withPoints(reading, row.at, which, value))}
      style={{ width: 60 }}
    />
  );
  const columns: Column<Row>[] = [
    { key: 'name', title: t('name'), cell: (row) => row.name },
    { key: 'degree', title: t('degree'), number: true, cell: achieved },
    { key: 'weight', title: t('weight'), number: true, width: 84, cell: (row) => mended(row, 'weight') },
    { key: 'declared', title: t('declared'), number: true, width: 84, cell: (row) => mended(row, 'score') },
    {
      key: 'score',
      title: t('score'),
      number: true,
      cell: (row) => (row.departs ? <strong className="bad">{points(row.score)}</strong> : points(row.score)),
    },
    {
      key: 'why',
      title: t('why'),
      cell: (row) => (
        <>
          <div className="row">
            {row.departs && <StateMark tone="bad">{t('departs')}</StateMark>}
            {lacksReason(row.reasons) && <StateMark tone="warn">{t('lacksReason')}</StateMark>}
          </div>
          {row.reasons.length > 0 && <div className="small">{scoreReasonsText(row.reasons, chosenLanguage())}</div>}
        </>
      ),
    },
  ];
  return (
    <>
      <Findings report={report} rows={rows} />
      <DataTable
        label={t('title')}
        rows={rows}
        rowKey={(row) => row.key}
        columns={columns}
        foot={
          <tr>
            <td colSpan={3}>{t('total')}</td>
            <td className="num">{points(report.declaredTotal)}</td>
            <td className="num">{points(report.total)}</td>
            <td>{report.grade ? t('grade', { grade: kit(`grade.${report.grade}`) }) : t('noGrade')}</td>
          </tr>
        }
      />
    </>
  );
}

/** What departs and what stays open; that scores agree is said only of those that were held against the rules. */
function Findings({ report, rows }: { report: ScoreReportView; rows: readonly Row[] }) {
  const t = useTexts(texts);
  const departing = rows.filter((row) => row.departs).length;
  const scored = rows.filter((row) => row.weight !== null);
  const open = scored.filter((row) => row.score === null).length;
  const unexplained = rows.filter((row) => lacksReason(row.reasons)).length;
  const { compared, notes } = report;
  return (
    <div style={{ padding: '0 16px 8px' }}>
      <div className="row">
        {departing > 0 && <StateMark tone="bad">{t('departing', { count: departing })}</StateMark>}
        {unexplained > 0 && <StateMark tone="warn">{t('unexplained', { count: unexplained })}</StateMark>}
        {open > 0 && <StateMark tone="none">{t('open', { count: open })}</StateMark>}
        {compared === 0 && <StateMark tone="none">{t('nothingCompared')}</StateMark>}
        {compared > 0 && departing === 0 && (
          <StateMark tone="good">{compared === scored.length ? t('agrees') : t('agreesSome', { count: compared })}</StateMark>
        )}
      </div>
      <ul className="small muted" style={{ margin: '4px 0 0', paddingInlineStart: 20 }}>
        {notes
          .filter(({ code }) => code !== 'nothing-compared')
          .map((note) => (
            <li key={note.code}>{scoreReasonText(note, chosenLanguage())}</li>
          ))}
      </ul>
    </div>
  );
}
