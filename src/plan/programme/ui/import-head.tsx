import { Input } from 'antd';
import type { ReactNode } from 'react';
import { dayText, numberText } from '#src/ui-kit/format.ts';
import { NumberField } from '#src/ui-kit/number-item.tsx';
import { mostYuan } from '#src/ui-kit/number-typed.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { DeclarationReading } from '../../declaration/declaration.contract.ts';
import { DepartmentField } from './department-field.tsx';
import { AttributeField, FundsFields } from './funds-fields.tsx';
import type { ReadingProps } from './import-indicators.tsx';
import {
  type Asked,
  asked,
  dateDoubtOf,
  impossibleDates,
  lackingOf,
  withDateDoubt,
} from '../../declaration/declaration.contract.ts';
import { suggestionFor, withValue } from './import-lacks.ts';
import * as importTexts from './import.texts.ts';
import * as texts from './programme.texts.ts';

/** Whether a warning speaks of this place, by its name on the form. */
function doubted(warnings: DeclarationReading['warnings'], words: RegExp): boolean {
  return warnings.some((warning) => words.test(warning.where) || words.test(warning.message));
}

interface FieldsProps extends ReadingProps {
  /** Nothing was read: what is empty is not filled in yet. */
  isBlank: boolean;
}

/** What stands above the table of indicators, to be mended; what the form must say and does not is asked for. */
export function HeadFields({ reading, isBlank, onChange }: FieldsProps) {
  const t = useTexts(texts);
  const words = useTexts(importTexts);
  const lacking = isBlank ? [] : lackingOf(reading);
  const dates = dateDoubtOf(reading);
  const unread = impossibleDates(reading);
  const warnings = withDateDoubt(reading.warnings, reading);
  const missing = words(isBlank ? 'importing.notFilled' : 'importing.missing');
  const doubtful = (key: string, doubt: RegExp): boolean =>
    doubted(warnings, doubt) || lacking.some((one) => one === key) || (dates !== null && (key === 'start' || key === 'end'));
  const line = (label: string, key: 'project' | 'unit' | 'category' | 'performanceType' | 'start' | 'end', doubt: RegExp) => (
    <HeadField key={key} label={label} field={key} reading={reading} onChange={onChange}>
      <Input
        id={`head-${key}`}
        value={reading[key] ?? ''}
        placeholder={missing}
        status={unread.some((one) => one === key) ? 'error' : doubtful(key, doubt) ? 'warning' : undefined}
        onChange={(event) => onChange({ ...reading, [key]: event.target.value || null })}
      />
      <NoDate reading={reading} field={key} />
      {key === 'end' && dates === 'dates-reversed' && <DateDoubt reading={reading} text="datesReversed" />}
    </HeadField>
  );
  const money = (label: string, key: 'totalYuan' | 'currentYearYuan') => (
    <HeadField key={key} label={label} field={key} reading={reading} onChange={onChange}>
      <NumberField
        id={`head-${key}`}
        money
        least={0}
        most={mostYuan}
        value={reading.budget[key]}
        placeholder={missing}
        status={lacking.includes(key) ? 'warning' : undefined}
        style={{ width: '100%' }}
        onChange={(value) => onChange(withValue(reading, key, value))}
      />
    </HeadField>
  );
  return (
    <div className="reading-head">
      {line(words('field.project'), 'project', /项目名称|project/i)}
      {line(words('field.unit'), 'unit', /申报单位|unit/i)}
      <DepartmentField reading={reading} onChange={onChange} />
      <HeadField label={words('field.year')} field="year" reading={reading} onChange={onChange}>
        <NumberField
          id="head-year"
          value={reading.year}
          least={2000}
          most={2100}
          decimals={0}
          placeholder={missing}
          status={lacking.includes('year') || dates === 'year-apart' ? 'warning' : undefined}
          style={{ width: '100%' }}
          onChange={(year) => onChange({ ...reading, year })}
        />
        {dates === 'year-apart' && <DateDoubt reading={reading} text="yearApart" />}
      </HeadField>
      <AttributeField reading={reading} onChange={onChange} />
      {line(t('page.category'), 'category', /项目类别|category/i)}
      {line(t('page.performanceType'), 'performanceType', /绩效类型|performanceType/i)}
      {line(words('field.start'), 'start', /开始|start/i)}
      {line(words('field.end'), 'end', /完成日期|end\b/i)}
      {money(words('field.totalYuan'), 'totalYuan')}
      {money(words('field.currentYearYuan'), 'currentYearYuan')}
      <FundsFields reading={reading} onChange={onChange} />
    </div>
  );
}

/** Of a date that is none of the calendar. */
function NoDate({ reading, field }: Pick<ReadingProps, 'reading'> & { field: string }) {
  const words = useTexts(importTexts);
  const unread = impossibleDates(reading).find((one) => one === field);
  if (!unread) return null;
  return (
    <div className="small warn" role="status">
      {words('noDate', { typed: reading[unread] ?? '' })}
    </div>
  );
}

/** Both are kept as they stand: only whoever has the form before them can tell which is wrong. */
function DateDoubt({
  reading: { year, start, end },
  text,
}: Pick<ReadingProps, 'reading'> & { text: 'yearApart' | 'datesReversed' }) {
  const words = useTexts(importTexts);
  return (
    <div className="small warn" role="status">
      {words(text, { year: String(year), from: dayText(start ?? ''), to: dayText(end ?? '') })}
    </div>
  );
}

interface HeadFieldProps extends ReadingProps {
  label: string;
  field: Asked | 'category' | 'performanceType';
  children: ReactNode;
}

/** A field with its name and, where the form leaves it open, a value to be taken with a click: never one that is there already. */
function HeadField({ label, field, reading, onChange, children }: HeadFieldProps) {
  const words = useTexts(importTexts);
  const name = asked.find((one) => one === field);
  const suggestion = name ? suggestionFor(reading, name) : null;
  return (
    <div style={{ marginBottom: 10 }}>
      <label htmlFor={`head-${field}`} className="small muted">
        {label}
      </label>
      {children}
      {name && suggestion && (
        <button type="button" className="link small" onClick={() => onChange(withValue(reading, name, suggestion.value))}>
          {words(`suggest.${suggestion.from}`, {
            value: typeof suggestion.value === 'number' ? numberText(suggestion.value) : suggestion.value,
          })}
        </button>
      )}
    </div>
  );
}

/** What the head says and Kepu does not keep, by name. */
export function Unkept({ reading }: Pick<ReadingProps, 'reading'>) {
  const words = useTexts(importTexts);
  const said = reading.unkept ?? [];
  if (said.length === 0) return null;
  return (
    <p className="small" style={{ margin: '0 0 4px' }}>
      {words('unkept')}
      {said.map(({ label, value }) => `${label.replace(/^其中[:：]/, '').replace(/[:：]$/, '')} ${value}`).join(words('between'))}
    </p>
  );
}

export function SectionFields({ reading, isBlank, onChange }: FieldsProps) {
  const words = useTexts(importTexts);
  return (
    <div className="stack">
      {Object.entries(reading.sections).map(([name, text]) => (
        <label key={name} style={{ display: 'block' }}>
          <strong>{name}</strong>
          {text === '' && <span className="muted small"> {words(isBlank ? 'importing.notFilled' : 'importing.missing')}</span>}
          <Input.TextArea
            autoSize={{ minRows: 3, maxRows: 8 }}
            value={text}
            onChange={(event) => onChange({ ...reading, sections: { ...reading.sections, [name]: event.target.value } })}
          />
        </label>
      ))}
    </div>
  );
}
