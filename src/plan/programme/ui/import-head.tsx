import { Input, InputNumber } from 'antd';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { DeclarationReading } from '../../declaration/declaration.contract.ts';
import { DepartmentField } from './department-field.tsx';
import type { ReadingProps } from './import-indicators.tsx';
import * as texts from './programme.texts.ts';

/** Whether a warning speaks of this place, by its name on the form. */
function doubted(reading: DeclarationReading, words: RegExp): boolean {
  return reading.warnings.some((warning) => words.test(warning.where) || words.test(warning.message));
}

/** What stands above the table of indicators, to be mended. */
export function HeadFields({ reading, onChange }: ReadingProps) {
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
    <div className="reading-head">
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
    </div>
  );
}

export function SectionFields({ reading, onChange }: ReadingProps) {
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
