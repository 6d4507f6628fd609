import { Checkbox, Input, Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { conversionOf, countedKinds, type FactKindCode, factKinds } from '#src/kernel/fact-kinds.ts';
import { audiences, countingMethods, venueKinds } from '#src/kernel/vocabulary.ts';
import { units as knownUnits, unitText } from '#src/ui-kit/format.ts';
import { dimensionName, wordOf } from '#src/ui-kit/measure-words.ts';
import { useNames, useSurroundings } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import {
  type ActivitiesMeasure,
  type Dimension,
  dimensions,
  distinctOf,
  type FactsMeasure,
  type MeasureDefinition,
  type PlainMeasure,
  type RatioMeasure,
} from '../measure.contract.ts';
import './measure-form.css';
import { startOf } from './start-measure.ts';
import * as texts from './measures.texts.ts';

/** A measure as choices; what cannot be chosen cannot be wrong. */
export function MeasureForm({ value, onChange }: { value: MeasureDefinition; onChange: (value: MeasureDefinition) => void }) {
  const t = useTexts(texts);
  return (
    <div className="stack" style={{ gap: 10 }}>
      <Segmented
        aria-label={t('of')}
        value={value.of}
        onChange={(of) => onChange(startOf(of))}
        options={(['facts', 'activities', 'ratio'] as const).map((of) => ({ value: of, label: t(of) }))}
      />
      {value.of === 'ratio' ? (
        <RatioFields value={value} onChange={onChange} />
      ) : (
        <PlainFields value={value} onChange={onChange} splits />
      )}
    </div>
  );
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <span className="small muted" style={{ display: 'block' }}>
        {label}
      </span>
      {children}
    </div>
  );
}

function RatioFields({ value, onChange }: { value: RatioMeasure; onChange: (value: MeasureDefinition) => void }) {
  const t = useTexts(texts);
  return (
    <>
      {(['numerator', 'denominator'] as const).map((side) => (
        <fieldset key={side} className="measure-side">
          <legend>{t(side)}</legend>
          <Segmented
            size="small"
            aria-label={t('of')}
            value={value[side].of}
            onChange={(of) => onChange({ ...value, [side]: startOf(of) as PlainMeasure })}
            options={(['facts', 'activities'] as const).map((of) => ({ value: of, label: t(of) }))}
            style={{ marginBottom: 8 }}
          />
          <PlainFields value={value[side]} onChange={(changed) => onChange({ ...value, [side]: changed })} />
        </fieldset>
      ))}
      <div className="row">
        <Field label={t('unit')}>
          <Input
            aria-label={t('unit')}
            value={value.unit}
            maxLength={20}
            style={{ width: 100 }}
            onChange={(event) => onChange({ ...value, unit: event.target.value })}
          />
        </Field>
        <Field label={t('splitBy')}>
          <SplitBy value={value.splitBy} onChange={(splitBy) => onChange({ ...value, splitBy })} />
        </Field>
        <Checkbox
          checked={value.interval === 'wilson'}
          onChange={(event) => onChange({ ...value, interval: event.target.checked ? 'wilson' : undefined })}
        >
          {t('interval')}
        </Checkbox>
      </div>
    </>
  );
}

function SplitBy({ value, onChange }: { value: Dimension | undefined; onChange: (value: Dimension | undefined) => void }) {
  const t = useTexts(texts);
  return (
    <Select
      aria-label={t('splitBy')}
      value={value ?? ''}
      style={{ width: 130 }}
      onChange={(next) => onChange((next || undefined) as Dimension | undefined)}
      options={[
        { value: '', label: t('noSplit') },
        ...dimensions.map((dimension) => ({ value: dimension, label: dimensionName(dimension) })),
      ]}
    />
  );
}

function PlainFields<Value extends PlainMeasure>({
  value,
  onChange,
  splits = false,
}: {
  value: Value;
  onChange: (value: PlainMeasure) => void;
  splits?: boolean;
}) {
  return value.of === 'activities' ? (
    <ActivityFields value={value} onChange={onChange} />
  ) : (
    <FactFields value={value} onChange={onChange} splits={splits} />
  );
}

function ActivityFields({ value, onChange }: { value: ActivitiesMeasure; onChange: (value: PlainMeasure) => void }) {
  const t = useTexts(texts);
  const { programme } = useSurroundings();
  return (
    <div className="measure-fields">
      <Field label={t('countOf')}>
        <Select
          aria-label={t('countOf')}
          value={value.count}
          style={{ width: 180 }}
          onChange={(count) => onChange({ ...value, count })}
          options={(['due', 'due-and-met', 'due-and-on-time'] as const).map((count) => ({ value: count, label: t(count) }))}
        />
      </Field>
      <Field label={dimensionName('subProgramme')}>
        <Select
          aria-label={dimensionName('subProgramme')}
          mode="multiple"
          allowClear
          value={value.filter?.subProgramme ?? []}
          style={{ minWidth: 200 }}
          onChange={(codes: string[]) => onChange({ ...value, filter: codes.length > 0 ? { subProgramme: codes } : undefined })}
          options={(programme?.subProgrammes ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Field>
    </div>
  );
}

function FactFields({ value, onChange, splits }: FactFieldsProps) {
  const t = useTexts(texts);
  const aggregate = typeof value.aggregate === 'object' ? 'distinct' : value.aggregate;
  const setKind = (kind: FactKindCode): void =>
    onChange(
      converted({
        ...value,
        kind,
        filter: undefined,
        factUnit: undefined,
        unit: kind === 'expense' ? knownUnits.yuan : (factKinds[kind].units[0] as string),
      }),
    );
  const setAggregate = (next: string): void =>
    onChange(
      converted({
        ...value,
        aggregate: next === 'distinct' ? { distinct: 'district' } : (next as 'sum'),
        unit: next === 'distinct' ? knownUnits.districts : value.unit,
      }),
    );
  return (
    <div className="stack" style={{ gap: 12 }}>
      <div className="measure-fields">
        <Field label={t('kind')}>
          <Select
            aria-label={t('kind')}
            value={value.kind}
            style={{ width: 150 }}
            onChange={setKind}
            options={countedKinds.map((kind) => ({ value: kind, label: wordOf('kind', kind, kind) }))}
          />
        </Field>
        <Field label={t('aggregate')}>
          <Select
            aria-label={t('aggregate')}
            value={aggregate}
            style={{ width: 120 }}
            onChange={setAggregate}
            options={(['sum', 'count', 'distinct'] as const).map((one) => ({ value: one, label: t(one) }))}
          />
        </Field>
        {typeof value.aggregate === 'object' && (
          <Field label={t('distinctOf')}>
            <Select
              aria-label={t('distinctOf')}
              value={value.aggregate.distinct}
              style={{ width: 120 }}
              onChange={(distinct) => onChange({ ...value, aggregate: { distinct } })}
              options={distinctOf.map((one) => ({ value: one, label: dimensionName(one) }))}
            />
          </Field>
        )}
        <UnitFields value={value} onChange={onChange} splits={splits} />
      </div>
      <Filters value={value} onChange={onChange} />
    </div>
  );
}

function Filters({ value, onChange }: { value: FactsMeasure; onChange: (value: PlainMeasure) => void }) {
  const t = useTexts(texts);
  const choices = useFilterChoices(value.kind);
  const filter = value.filter ?? {};
  const set = (dimension: Dimension, codes: string[] | undefined): void => {
    const next = { ...filter };
    if (codes && codes.length > 0) next[dimension] = codes;
    else delete next[dimension];
    onChange({ ...value, filter: Object.keys(next).length > 0 ? next : undefined });
  };
  return (
    <section aria-label={t('filter')}>
      <div style={{ marginBottom: 4 }}>{t('filter')}</div>
      <div className="measure-filters">
        {(['subProgramme', 'district', 'venueKind', 'audience', 'method', 'outcome'] as const)
          .filter((dimension) => choices[dimension].length > 0)
          .map((dimension) => (
            <Field key={dimension} label={dimensionName(dimension)}>
              <Select
                aria-label={`${t('filter')} ${dimensionName(dimension)}`}
                mode="multiple"
                allowClear
                maxTagCount={2}
                placeholder={t('filterAll')}
                value={filter[dimension] ?? []}
                style={{ width: '100%' }}
                onChange={(codes: string[]) => set(dimension, codes)}
                options={choices[dimension]}
              />
            </Field>
          ))}
      </div>
    </section>
  );
}

function useFilterChoices(kind: FactKindCode) {
  const { districts, programme } = useSurroundings();
  const names = useNames();
  const entry: { units: readonly string[]; methods?: readonly string[]; outcomes?: readonly string[] } = factKinds[kind];
  const words = (dimension: string, codes: readonly string[]) =>
    codes.map((value) => ({ value, label: wordOf(dimension, value, value) }));
  return {
    subProgramme: (programme?.subProgrammes ?? []).map(({ code }) => ({ value: code, label: names.subProgramme(code) })),
    district: districts.map(({ code, name }) => ({ value: code, label: name })),
    venueKind: kind === 'expense' ? [] : words('venueKind', venueKinds),
    audience: kind === 'expense' ? [] : words('audience', audiences),
    method: entry.methods ? words('method', countingMethods) : [],
    outcome: entry.outcomes ? words('outcome', entry.outcomes) : [],
  };
}

interface FactFieldsProps {
  value: FactsMeasure;
  onChange: (value: PlainMeasure) => void;
  splits: boolean;
}

/** Money is recorded in 分: how it becomes what the unit says follows from the unit, and is nobody's to reckon. */
function converted(value: FactsMeasure): FactsMeasure {
  const units: readonly string[] = factKinds[value.kind].units;
  const factUnit = value.factUnit ?? (units.length === 1 ? (units[0] ?? null) : null);
  const scale = value.aggregate === 'sum' ? conversionOf(factUnit, value.unit) : null;
  return { ...value, scale: scale ?? undefined };
}

function UnitFields({ value, onChange, splits }: FactFieldsProps) {
  const t = useTexts(texts);
  const units: readonly string[] = factKinds[value.kind].units;
  return (
    <>
      {units.length > 1 && (
        <Field label={t('factUnit')}>
          <Select
            aria-label={t('factUnit')}
            allowClear
            value={value.factUnit}
            style={{ width: 90 }}
            onChange={(factUnit?: string) => onChange(converted({ ...value, factUnit, unit: factUnit ?? value.unit }))}
            options={units.map((unit) => ({ value: unit, label: unitText(unit) || unit }))}
          />
        </Field>
      )}
      <Field label={t('unit')}>
        <Input
          aria-label={t('unit')}
          value={value.unit}
          maxLength={20}
          style={{ width: 80 }}
          onChange={(event) => onChange(converted({ ...value, unit: event.target.value }))}
        />
      </Field>
      {splits && (
        <Field label={t('splitBy')}>
          <SplitBy value={value.splitBy} onChange={(splitBy) => onChange({ ...value, splitBy })} />
        </Field>
      )}
    </>
  );
}
