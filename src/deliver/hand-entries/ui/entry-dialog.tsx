import { useQuery } from '@tanstack/react-query';
import { AutoComplete, Checkbox, DatePicker, Form, Input, Segmented, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import dayjs, { type Dayjs } from 'dayjs';
import { factKinds } from '#src/kernel/fact-kinds.ts';
import { type Audience, audiences, type VenueKind, venueKinds } from '#src/kernel/vocabulary.ts';
import { AfterReportNotice } from '#src/ui-kit/after-report.tsx';
import { AttachmentField } from '#src/ui-kit/attachment-field.tsx';
import type { RefusalShown } from '#src/ui-kit/client.ts';
import { refusedAt } from '#src/ui-kit/refused-at.ts';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { FormDialog } from '#src/ui-kit/form-dialog.tsx';
import { units, unitText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { RemoteSelect } from '#src/ui-kit/remote-select.tsx';
import { useProgramme, useSurroundings } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import { useRequired } from '#src/ui-kit/use-required.ts';
import { NumberItem } from '#src/ui-kit/number-item.tsx';
import { type HandEntry, handEntryKinds, handEntryMethods } from '../hand-entry.contract.ts';
import { entries, network, plan } from './clients.ts';
import * as texts from './hand-entries.texts.ts';

type Method = (typeof handEntryMethods)[number];
interface Fields {
  kind: 'attendance' | 'output';
  activityId: string | null;
  subProgramme: string;
  what: string;
  day: Dayjs;
  quantity: number;
  unit: string;
  method: Method | null;
  district: string | null;
  street: string | null;
  venueKind: VenueKind | null;
  audience: Audience | null;
  note: string;
  completesActivity: boolean;
  attachmentIds: string[];
  reason: string;
  aboveTarget?: boolean;
}

const tooLarge = ['hand-entry-above-target', 'hand-entry-far-above', 'hand-entry-far-from-former'];

/** By what a figure is found too large: another of these is asked about anew. */
const judgedLarge = ['quantity', 'activityId', 'subProgramme', 'kind', 'unit'] as const;

/** The fields that refusals speak of. */
const refusedFields = {
  'hand-entry-activity-unknown': ['activityId', 'subProgramme'],
  'hand-entry-plan-missing': ['activityId', 'subProgramme'],
  'hand-entry-unit-wrong': 'unit',
  'hand-entry-method-missing': 'method',
  'hand-entry-estimate-bare': 'attachmentIds',
  'attachment-missing': 'attachmentIds',
  'hand-entry-fraction': 'quantity',
  'hand-entry-district-unknown': 'district',
  'hand-entry-duplicate': 'what',
  'hand-entry-in-future': 'day',
  'hand-entry-outside-programme': 'day',
  'hand-entry-after-evaluation': 'note',
  'hand-entry-street-unknown': 'street',
} as const;

/** Enters one thing that happened, or corrects it with a reason. */
export function EntryDialog({ entry, onClose }: { entry?: HandEntry; onClose: () => void }) {
  const t = useTexts(texts);
  const programme = useProgramme();
  const [form] = Form.useForm<Fields>();
  const [above, setAbove] = useState<RefusalShown | null>(null);
  const atField = refusedAt<Fields>(form, refusedFields);
  const act = useAct({
    run: (fields: Fields) => {
      const content = contentOf(fields);
      const { kind, reason, method, completesActivity = false } = fields;
      const attendance = kind === 'attendance';
      return entry
        ? entries.correct({
            id: entry.id,
            version: entry.version,
            reason,
            ...content,
            method: attendance ? (method ?? undefined) : undefined,
          })
        : entries.enter({ programmeId: programme.id, kind, completesActivity, ...content, method: attendance ? method : null });
    },
    done: entry ? t('form.correctDone') : t('form.saved'),
    onDone: onClose,
    onRefused: (code, refusal) => {
      const isLarge = tooLarge.includes(code);
      if (isLarge) {
        form.setFieldValue('aboveTarget', false);
        setAbove(refusal);
      }
      return isLarge || atField(code, refusal);
    },
  });
  return (
    <FormDialog
      form={form}
      title={entry ? t('form.correctTitle') : t('form.title')}
      width={600}
      okText={entry ? t('form.correctSave') : t('form.save')}
      pending={act.isPending}
      initialValues={initialOf(entry, programme.subProgrammes)}
      onSubmit={(fields) => act.mutate(fields)}
      onValuesChange={(changed) => {
        if (judgedLarge.every((field) => changed[field] === undefined)) return;
        setAbove(null);
        form.setFieldValue('aboveTarget', false);
      }}
      onClose={onClose}
    >
      <EntryFields entry={entry} />
      {above && <AboveTarget said={above} key={above.reason} />}
    </FormDialog>
  );
}

/** What an entry says, whether it is new or corrected. */
function contentOf({ kind, what, day, quantity, unit, ...fields }: Fields) {
  return {
    what,
    occurredOn: day.format('YYYY-MM-DD'),
    quantity,
    unit: kind === 'attendance' ? units.personTimes : unit,
    activityId: fields.activityId ?? null,
    subProgramme: fields.subProgramme ?? '',
    district: fields.district ?? null,
    street: fields.street ?? null,
    venueKind: fields.venueKind ?? null,
    audience: fields.audience ?? null,
    note: fields.note ?? '',
    attachmentIds: fields.attachmentIds ?? [],
    aboveTarget: fields.aboveTarget ?? false,
  };
}

/** Where there are several sub-programmes the officer says which: a default would be filed unread. */
function initialOf(entry: HandEntry | undefined, parts: readonly { code: string }[]): Partial<Fields> {
  const subProgramme = parts.length === 1 ? parts[0]!.code : undefined;
  if (entry) return { ...entry, day: dayjs(entry.occurredOn) };
  return { kind: 'attendance', method: 'counted', attachmentIds: [], subProgramme, unit: units.pieces };
}

function EntryFields({ entry }: { entry?: HandEntry }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const form = Form.useFormInstance<Fields>();
  const kind = Form.useWatch('kind', form);
  const activityId = Form.useWatch('activityId', form);
  const must = useRequired();
  return (
    <>
      {entry && <AfterReport entry={entry} />}
      {entry && <Reason />}
      <Belonging entry={entry} />
      <Form.Item
        name="what"
        label={t('form.what')}
        extra={t('form.whatHint')}
        rules={[{ required: true, min: 2, message: kit('say.required', { field: t('form.what') }) }]}
      >
        <Input maxLength={120} />
      </Form.Item>
      <div className="fields-in-row">
        <Form.Item name="day" label={t('form.date')} rules={must(t('form.date'))}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
        <NumberItem
          name="quantity"
          label={
            kind === 'attendance'
              ? kit('say.bracketed', { what: t('form.quantity'), aside: unitText(units.personTimes) })
              : t('form.quantity')
          }
          required={t('form.quantity')}
          least={0}
        />
        {kind === 'output' && (
          <Form.Item name="unit" label={t('form.unit')} rules={must(t('form.unit'))}>
            <AutoComplete options={factKinds.output.units.map((value) => ({ value, label: bothUnits(value) }))} />
          </Form.Item>
        )}
        {kind === 'attendance' && (
          <Form.Item name="method" label={t('form.method')} rules={must(t('form.method'))}>
            <Select options={handEntryMethods.map((value) => ({ value, label: kit(`method.${value}`) }))} />
          </Form.Item>
        )}
        <WhereAndForWhom />
      </div>
      <Evidence />
      <Form.Item name="note" label={entry ? kit('say.optional', { field: t('form.note') }) : t('form.noteLabel')}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      {!entry && activityId && (
        <Form.Item name="completesActivity" valuePropName="checked">
          <Checkbox>{t('form.completes')}</Checkbox>
        </Form.Item>
      )}
    </>
  );
}

/** What the entry rests on; an estimate has nothing else. */
function Evidence() {
  const t = useTexts(texts);
  return (
    <Form.Item
      name="attachmentIds"
      label={t('form.evidence')}
      dependencies={['method', 'kind']}
      rules={[
        ({ getFieldValue }) => ({
          required: getFieldValue('kind') === 'attendance' && getFieldValue('method') === 'estimated',
          type: 'array',
          message: t('form.evidenceNeeded'),
        }),
      ]}
    >
      <AttachmentField />
    </Form.Item>
  );
}

/** So large a figure is taken only when somebody says that it is meant; one above the whole programme's target, also why. */
function AboveTarget({ said: { code, reason, remedy } }: { said: RefusalShown }) {
  const t = useTexts(texts);
  const withNote = code === 'hand-entry-above-target';
  const place = useRef<HTMLDivElement>(null);
  // It stands below the fold of a phone, and of most desks.
  useEffect(() => {
    // What it answers is a promise in newer browsers, and an effect's answer would be called as its end.
    place.current?.scrollIntoView({ block: 'center' });
  }, []);
  return (
    <div ref={place} className="notice bad-notice" role="alert">
      <p>
        {reason} {remedy}
      </p>
      <Form.Item
        name="aboveTarget"
        valuePropName="checked"
        dependencies={['note']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, checked) =>
              withNote && checked && String(getFieldValue('note') ?? '').trim().length < 2
                ? Promise.reject(new Error(t('form.noteNeeded')))
                : Promise.resolve(),
          }),
        ]}
        style={{ margin: '8px 0 0' }}
      >
        <Checkbox>{t(withNote ? 'form.aboveTarget' : 'form.indeed')}</Checkbox>
      </Form.Item>
    </div>
  );
}

/** A unit as records carry it, with its name in the visitor's language where that differs. */
function bothUnits(unit: string): string {
  const name = unitText(unit);
  return name === '' || name === unit ? unit : `${unit} ${name}`;
}

/** District, kind of venue and audience: what the figure is broken down by. */
function WhereAndForWhom() {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const { districts } = useSurroundings();
  const form = Form.useFormInstance<Fields>();
  return (
    <>
      <Form.Item name="district" label={kit('say.optional', { field: t('form.district') })}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={districts.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={() => form.setFieldValue('street', null)}
        />
      </Form.Item>
      <Street />
      <Form.Item name="venueKind" label={kit('say.optional', { field: kit('field.venueKind') })}>
        <Select allowClear options={venueKinds.map((value) => ({ value, label: kit(`venueKind.${value}`) }))} />
      </Form.Item>
      <Form.Item name="audience" label={kit('say.optional', { field: kit('field.audience') })}>
        <Select allowClear options={audiences.map((value) => ({ value, label: kit(`audience.${value}`) }))} />
      </Form.Item>
    </>
  );
}

/** The street or town of the chosen district, without which a street is not counted. */
function Street() {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const form = Form.useFormInstance<Fields>();
  const district = Form.useWatch('district', form);
  const streets = useQuery({
    queryKey: ['streets', district],
    queryFn: () => network.regions.list({ parent: district!, level: 'street' }),
    enabled: Boolean(district),
    staleTime: 3_600_000,
  });
  return (
    <Form.Item name="street" label={kit('say.optional', { field: t('form.street') })}>
      <Select
        allowClear
        disabled={!district}
        placeholder={district ? undefined : t('form.districtFirst')}
        showSearch={{ optionFilterProp: 'label' }}
        options={(streets.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
      />
    </Form.Item>
  );
}

/** What the entry counts for: a planned activity, or a sub-programme alone. */
function Belonging({ entry }: { entry: HandEntry | undefined }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const programme = useProgramme();
  const form = Form.useFormInstance<Fields>();
  const kind = Form.useWatch('kind', form);
  const activityId = Form.useWatch('activityId', form);
  const must = useRequired();
  const activities = async (search: string) => {
    const { items } = await plan.activities({ id: programme.id, search: search || undefined, pageSize: 50 });
    return items
      .filter((item) => item.factKind === kind)
      .map((item) => ({ value: item.id, label: `${item.name}（${item.target} ${unitText(item.unit)}）` }));
  };
  return (
    <>
      <Form.Item name="kind" label={t('form.kind')} hidden={entry !== undefined}>
        <Segmented options={handEntryKinds.map((value) => ({ value, label: t(`kind.${value}`) }))} />
      </Form.Item>
      <Form.Item name="activityId" label={kit('say.optional', { field: t('form.activity') })} extra={t('form.activityHint')}>
        <RemoteSelect
          name={`activities for ${kind}`}
          find={activities}
          known={entry?.activityId ? { value: entry.activityId, label: entry.activityName ?? '' } : null}
        />
      </Form.Item>
      {!activityId && (
        <Form.Item name="subProgramme" label={t('form.subProgramme')} rules={must(t('form.subProgramme'))}>
          <Select
            placeholder={t('form.choose')}
            options={programme.subProgrammes.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Form.Item>
      )}
    </>
  );
}

/** Where the day of the entry, or the one that it is moved to, was reported: as the reason of the correction says why, nothing more is asked. */
function AfterReport({ entry }: { entry: HandEntry }) {
  const { id } = useProgramme();
  const form = Form.useFormInstance<Fields>();
  const day = Form.useWatch('day', form);
  const { data } = useQuery({ queryKey: ['programme', id], queryFn: () => plan.detail({ id }) });
  const first = [entry.occurredOn, day?.format('YYYY-MM-DD') ?? entry.occurredOn].sort()[0]!;
  return data?.reported && first <= data.reported.until ? <AfterReportNotice reported={data.reported} /> : null;
}

function Reason() {
  const t = useTexts(texts);
  const kit = useKitTexts();
  return (
    <Form.Item
      name="reason"
      label={t('form.reason')}
      rules={[{ required: true, min: 2, message: kit('say.required', { field: t('form.reason') }) }]}
    >
      <Input maxLength={200} autoFocus />
    </Form.Item>
  );
}
