import { DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { type FactKindCode, factKinds } from '#src/kernel/fact-kinds.ts';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { FormDialog } from '#src/ui-kit/form-dialog.tsx';
import { units, unitText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { MadeUnderBudget } from '#src/ui-kit/made-under-budget.tsx';
import { wordOf } from '#src/ui-kit/measure-words.ts';
import { useProgramme, useSurroundings } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import { useRequired } from '#src/ui-kit/use-required.ts';
import { NumberItem } from '#src/ui-kit/number-item.tsx';
import type { ActivityView } from '../programme.contract.ts';
import { plan } from './clients.ts';
import * as texts from './activities.texts.ts';
import { ReasonField } from './reason-field.tsx';

interface Fields {
  name: string;
  subProgramme: string;
  district?: string | null;
  factKind: FactKindCode;
  unit: string;
  target: number;
  day: Dayjs;
  reason?: string;
}
const countable: FactKindCode[] = ['session-held', 'attendance', 'output'];

/** Adds or changes one planned activity. */
export function ActivityDialog({ activity, onClose }: { activity?: ActivityView; onClose: () => void }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const programme = useProgramme();
  const { districts, ownArea } = useSurroundings();
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch('factKind', form) ?? activity?.factKind ?? 'session-held';
  const must = useRequired();
  const act = useAct({
    run: ({ day, district, ...fields }: Fields) => {
      const content = { ...fields, district: district ?? null, dueOn: day.format('YYYY-MM-DD') };
      return activity
        ? plan.changeActivity({ activityId: activity.id, version: activity.version, ...content })
        : plan.addActivity({ id: programme.id, ...content });
    },
    onDone: onClose,
  });
  const initial = activity
    ? { ...activity, day: dayjs(activity.dueOn) }
    : { factKind: 'session-held' as const, unit: units.sessions, subProgramme: programme.subProgrammes[0]?.code };
  return (
    <FormDialog
      form={form}
      title={activity ? t('activities.editTitle') : t('activities.addTitle')}
      pending={act.isPending}
      initialValues={initial}
      onValuesChange={(changed: Partial<Fields>) =>
        changed.factKind && form.setFieldValue('unit', factKinds[changed.factKind].units[0])
      }
      onSubmit={(fields) => act.mutate(fields)}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('activities.name')} rules={must(t('activities.name'))}>
        <Input maxLength={120} autoFocus />
      </Form.Item>
      <Form.Item name="subProgramme" label={t('activities.subProgramme')} rules={must(t('activities.subProgramme'))}>
        <Select
          notFoundContent={<MadeUnderBudget of="sub" back="activities" />}
          options={programme.subProgrammes.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Form.Item>
      <Form.Item name="district" label={kit('say.optional', { field: t('activities.district') })}>
        <Select
          allowClear
          placeholder={ownArea?.name ?? t('activities.wholeCity')}
          showSearch={{ optionFilterProp: 'label' }}
          options={districts.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Form.Item>
      <TargetFields kind={kind} />
      {activity && programme.state === 'approved' && <ReasonField />}
    </FormDialog>
  );
}

function TargetFields({ kind }: { kind: FactKindCode }) {
  const t = useTexts(texts);
  const must = useRequired();
  return (
    <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(140px, 1fr))', columnGap: 16 }}>
      <Form.Item name="factKind" label={t('activities.kind')}>
        <Select options={countable.map((value) => ({ value, label: wordOf('kind', value, value) }))} />
      </Form.Item>
      <NumberItem name="target" label={t('activities.target')} least={0.01} />
      <Form.Item name="unit" label={t('activities.unit')} rules={must(t('activities.unit'))}>
        <Select options={factKinds[kind].units.map((value) => ({ value, label: unitText(value) || value }))} />
      </Form.Item>
      <Form.Item name="day" label={t('activities.dueOn')} rules={must(t('activities.dueOn'))}>
        <DatePicker style={{ width: '100%' }} />
      </Form.Item>
    </div>
  );
}
