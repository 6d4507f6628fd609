import { useNavigate } from '@tanstack/react-router';
import { Button, Checkbox, Input, InputNumber, Spin, Upload } from 'antd';
import { useState } from 'react';
import { readTarget } from '#src/kernel/target.ts';
import { refusalOf, type RefusalShown } from '#src/ui-kit/client.ts';
import { type Column, DataTable } from '#src/ui-kit/data-table.tsx';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { PageHead, Panel, RefusalNotice } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { StateMark } from '#src/ui-kit/state-mark.tsx';
import { type Translate, useTexts } from '#src/ui-kit/texts.ts';
import type { DeclarationReading, IndicatorReading } from '../../declaration/declaration.contract.ts';
import { plan } from './clients.ts';
import { LevelInput, ReadAs, RemoveRow } from './import-cells.tsx';
import { DepartmentField } from './department-field.tsx';
import * as texts from './programme.texts.ts';
import { useReadingFindings } from './reading-findings.tsx';

/** A declaration in three steps: read it, check and mend what was understood, and only then make a programme of it. */
export function ImportPage() {
  const t = useTexts(texts);
  const [file, setFile] = useState<File | null>(null);
  const [reading, setReading] = useState<DeclarationReading | null>(null);
  const [refusal, setRefusal] = useState<RefusalShown | null>(null);
  const [busy, setBusy] = useState(false);
  const read = async (chosen: File): Promise<void> => {
    setFile(chosen);
    setBusy(true);
    setRefusal(null);
    try {
      setReading(await plan.readForm({ file: chosen }));
    } catch (error) {
      setRefusal(refusalOf(error));
    }
    setBusy(false);
  };
  return (
    <>
      <PageHead
        title={t('importing.title')}
        lead={t('importing.lead')}
        acts={reading && <Button onClick={() => setReading(null)}>{t('importing.another')}</Button>}
      />
      <div className="stack">
        {refusal && <RefusalNotice refusal={refusal} />}
        {busy && (
          <Panel>
            <div role="status">
              <Spin size="small" /> {t('importing.reading')} {file?.name}
            </div>
          </Panel>
        )}
        {!reading && !busy && (
          <Upload.Dragger
            accept=".docx,.xlsx,.pdf,.txt"
            showUploadList={false}
            style={{ background: '#fff' }}
            beforeUpload={(chosen) => {
              void read(chosen);
              return false;
            }}
          >
            <p style={{ fontSize: 16 }}>{t('importing.choose')}</p>
            <p className="muted">{t('importing.hint')}</p>
          </Upload.Dragger>
        )}
        {reading && file && <Check reading={reading} onChange={setReading} fileName={file.name} />}
      </div>
    </>
  );
}

function Check({ reading, onChange, fileName }: PartProps & { fileName: string }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const [asNew, setAsNew] = useState(false);
  const [exists, setExists] = useState(false);
  const [reason, setReason] = useState('');
  const commit = useAct({
    run: () => plan.importReading({ fileName, reading, asNewVersion: asNew || undefined, reason: reason || undefined }),
    done: t('importing.done'),
    onDone: ({ programme }) => {
      localStorage.setItem('kepu-programme', programme.id);
      // The shell reads the chosen programme once, so the page starts afresh with the new one.
      void navigate({ to: paths.programme as '/' }).then(() => location.reload());
    },
    onRefused: (code) => {
      if (/exists|already|imported/.test(code)) setExists(true);
      return false;
    },
  });
  const wrongKind = reading.kind === 'self-evaluation';
  return (
    <>
      <Warnings reading={reading} />
      {wrongKind && <div className="notice bad-notice">{t('importing.kindSelf')}</div>}
      <div className="columns side">
        <Panel title={t('importing.understood')} note={t('importing.layout', { layout: reading.layout })}>
          <HeadFields reading={reading} onChange={onChange} />
        </Panel>
        <Panel title={t('importing.indicators')} note={t('importing.mend')} flush>
          <IndicatorRows reading={reading} onChange={onChange} />
        </Panel>
      </div>
      <Panel title={t('importing.sections')}>
        <SectionFields reading={reading} onChange={onChange} />
      </Panel>
      <div className="row">
        {exists && (
          <Checkbox checked={asNew} onChange={(event) => setAsNew(event.target.checked)}>
            {t('importing.asNew')}
          </Checkbox>
        )}
        {asNew && (
          <Input
            aria-label={t('importing.reason')}
            placeholder={t('importing.reason')}
            value={reason}
            maxLength={500}
            style={{ width: 280 }}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
        <span className="grow" />
        <Button
          type="primary"
          size="large"
          disabled={wrongKind || (asNew && reason.trim() === '')}
          loading={commit.isPending}
          onClick={() => commit.mutate()}
        >
          {t('importing.commit')}
        </Button>
      </div>
    </>
  );
}

function Warnings({ reading }: { reading: DeclarationReading }) {
  const t = useTexts(texts);
  if (reading.warnings.length === 0)
    return (
      <div className="notice">
        <StateMark tone="good">{t('importing.noWarnings')}</StateMark>
      </div>
    );
  return (
    <div className="notice warn-notice">
      <strong>{t('importing.warnings', { count: reading.warnings.length })}</strong>
      <ul style={{ margin: '4px 0 0', paddingInlineStart: 20 }}>
        {reading.warnings.map((warning) => (
          <li key={`${warning.code} ${warning.where}`}>
            {warning.message} <span className="small muted">{t('importing.where', { where: warning.where })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface PartProps {
  reading: DeclarationReading;
  onChange: (reading: DeclarationReading) => void;
}

/** Whether a warning speaks of this place, by its name on the form. */
function doubted(reading: DeclarationReading, words: RegExp): boolean {
  return reading.warnings.some((warning) => words.test(warning.where) || words.test(warning.message));
}

function HeadFields({ reading, onChange }: PartProps) {
  const t = useTexts(texts);
  const line = (label: string, key: 'project' | 'unit' | 'category' | 'performanceType' | 'start' | 'end', words: RegExp) => (
    <label key={key} style={{ display: 'block', marginBottom: 10 }}>
      <span className="small muted">{label}</span>
      <Input
        value={reading[key] ?? ''}
        placeholder={t('importing.missing')}
        status={doubted(reading, words) || (reading[key] === null && ['project', 'unit'].includes(key)) ? 'warning' : undefined}
        onChange={(event) => onChange({ ...reading, [key]: event.target.value || null })}
      />
    </label>
  );
  const money = (label: string, key: 'totalYuan' | 'currentYearYuan') => (
    <label key={key} style={{ display: 'block', marginBottom: 10 }}>
      <span className="small muted">{label}</span>
      <InputNumber
        controls={false}
        value={reading.budget[key]}
        min={0}
        precision={2}
        placeholder={t('importing.missing')}
        status={reading.budget[key] === null ? 'warning' : undefined}
        style={{ width: '100%' }}
        onChange={(value) => onChange({ ...reading, budget: { ...reading.budget, [key]: value } })}
      />
    </label>
  );
  return (
    <>
      {line(t('page.name'), 'project', /项目名称|project/i)}
      {line(t('page.applicant'), 'unit', /申报单位|unit/i)}
      <DepartmentField reading={reading} onChange={onChange} />
      <label style={{ display: 'block', marginBottom: 10 }}>
        <span className="small muted">{t('importing.year')}</span>
        <InputNumber
          controls={false}
          value={reading.year}
          min={2000}
          max={2100}
          precision={0}
          status={reading.year === null ? 'warning' : undefined}
          style={{ width: '100%' }}
          onChange={(year) => onChange({ ...reading, year })}
        />
      </label>
      {line(t('page.category'), 'category', /项目类别|category/i)}
      {line(t('page.performanceType'), 'performanceType', /绩效类型|performanceType/i)}
      {line(`${t('page.dates')} 1`, 'start', /开始|start/i)}
      {line(`${t('page.dates')} 2`, 'end', /完成日期|end\b/i)}
      {money(t('importing.total'), 'totalYuan')}
      {money(t('importing.current'), 'currentYearYuan')}
    </>
  );
}

function IndicatorRows({ reading, onChange }: PartProps) {
  const t = useTexts(texts);
  const blank: IndicatorReading = {
    level1: '',
    level2: null,
    level3: '',
    target: readTarget(''),
    actual: null,
    weight: null,
    score: null,
    reason: null,
  };
  const lint = useReadingFindings(reading, onChange);
  const rows: NumberedRow[] = reading.indicators.map((row, index) => ({ row, index }));
  return (
    <>
      <DataTable
        label={t('importing.indicators')}
        rows={rows}
        rowKey={({ index }) => String(index)}
        columns={indicatorColumns(t, reading, onChange)}
        unfolded={({ index }) => lint.ofRow(index)}
      />
      {lint.ofForm}
      <div style={{ padding: '8px 16px 12px' }}>
        <button
          type="button"
          className="link"
          onClick={() => onChange({ ...reading, indicators: [...reading.indicators, blank] })}
        >
          {t('importing.addRow')}
        </button>
      </div>
    </>
  );
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') || '$^';
}

function SectionFields({ reading, onChange }: PartProps) {
  const kit = useKitTexts();
  return (
    <div className="stack">
      {Object.entries(reading.sections).map(([name, text]) => (
        <label key={name} style={{ display: 'block' }}>
          <strong>{name}</strong>
          {text === '' && <span className="muted small"> {kit('say.missing')}</span>}
          <Input.TextArea
            autoSize={{ minRows: 1, maxRows: 8 }}
            value={text}
            onChange={(event) => onChange({ ...reading, sections: { ...reading.sections, [name]: event.target.value } })}
          />
        </label>
      ))}
    </div>
  );
}

interface NumberedRow {
  row: IndicatorReading;
  index: number;
}

function indicatorColumns(
  t: Translate<typeof texts.zh>,
  reading: DeclarationReading,
  onChange: (reading: DeclarationReading) => void,
): Column<NumberedRow>[] {
  const set = (index: number, change: Partial<IndicatorReading>): void =>
    onChange({ ...reading, indicators: reading.indicators.map((row, at) => (at === index ? { ...row, ...change } : row)) });
  const remove = (index: number): void =>
    onChange({ ...reading, indicators: reading.indicators.filter((_, at) => at !== index) });
  const retarget = (index: number, raw: string): void => {
    const { doubt: _, ...target } = readTarget(raw);
    set(index, { target: { ...target, raw } });
  };
  return [
    {
      key: 'level1',
      title: t('indicator.level1'),
      cell: ({ row, index }) => (
        <LevelInput label={t('indicator.level1')} value={row.level1} onChange={(level1) => set(index, { level1 })} />
      ),
      width: 130,
    },
    {
      key: 'level2',
      title: t('indicator.level2'),
      cell: ({ row, index }) => (
        <LevelInput label={t('indicator.level2')} value={row.level2} onChange={(level2) => set(index, { level2 })} />
      ),
      width: 110,
    },
    {
      key: 'level3',
      title: t('indicator.level3'),
      cell: ({ row, index }) => (
        <Input.TextArea
          aria-label={t('indicator.level3')}
          autoSize
          value={row.level3}
          onChange={(event) => set(index, { level3: event.target.value })}
        />
      ),
    },
    {
      key: 'raw',
      title: t('importing.original'),
      cell: ({ row, index }) => (
        <Input
          aria-label={t('importing.original')}
          value={row.target.raw}
          status={doubted(reading, new RegExp(escaped(row.level3))) ? 'warning' : undefined}
          onChange={(event) => retarget(index, event.target.value)}
        />
      ),
      width: 150,
    },
    {
      key: 'read',
      title: t('importing.readAs'),
      cell: ({ row, index }) => <ReadAs row={row} onAccept={(raw) => retarget(index, raw)} />,
      width: 120,
    },
    {
      key: 'acts',
      title: '',
      cell: ({ row, index }) => <RemoveRow name={row.level3} onRemove={() => remove(index)} />,
    },
  ];
}
