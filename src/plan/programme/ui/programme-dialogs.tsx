import { Button, DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { type FundField, fundFields } from '#src/kernel/funds.ts';
import { fenFromYuan } from '#src/kernel/money.ts';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { FormDialog } from '#src/ui-kit/form-dialog.tsx';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import { useRequired } from '#src/ui-kit/use-required.ts';
import { NumberItem } from '#src/ui-kit/number-item.tsx';
import { mostYuan } from '#src/ui-kit/number-typed.ts';
import { refusedAt } from '#src/ui-kit/refused-at.ts';
import type { ProgrammeView } from '../programme.contract.ts';
import { plan } from './clients.ts';
import { FundsItems } from './funds-fields.tsx';
import * as fundsTexts from './funds.texts.ts';
import { ReasonField } from './reason-field.tsx';
import { type DraftRow, LiveFindings } from './findings.tsx';
import * as texts from './programme.texts.ts';

interface DialogProps {
  programme: ProgrammeView;
  onClose: () => void;
}

interface HeadFields extends Record<FundField, number | null> {
  name: string;
  applicant: string;
  department: string;
  departmentCode: string;
  attribute: string;
  category: string;
  performanceType: string;
  purchase: 'yes' | 'no' | 'unsaid';
  dates: [Dayjs, Dayjs];
  total: number;
  current: number;
  previousBudget: number | null;
  previousExecuted: number | null;
  reason?: string;
}

const yuan = (fen: number | null): number | null => (fen === null ? null : fen / 100);
const eachFund = (of: (field: FundField) => number | null): Record<FundField, number | null> =>
  Object.fromEntries(fundFields.map((field) => [field, of(field)])) as Record<FundField, number | null>;

/** The head of the declaration. Somebody else's change meanwhile is refused by the server and shown as such. */
export function HeadDialog({ programme, onClose }: DialogProps) {
  const t = useTexts(texts);
  const [form] = Form.useForm<HeadFields>();
  const fen = (yuan: number | null | undefined): number | null =>
    yuan === null || yuan === undefined ? null : fenFromYuan(yuan);
  const act = useAct({
    run: (given: HeadFields) =>
      plan.change({
        id: programme.id,
        version: programme.version,
        name: given.name,
        applicant: given.applicant,
        department: given.department,
        departmentCode: given.departmentCode,
        attribute: given.attribute,
        category: given.category,
        performanceType: given.performanceType,
        governmentPurchase: given.purchase === 'unsaid' ? null : given.purchase === 'yes',
        startsOn: given.dates[0].format('YYYY-MM-DD'),
        endsOn: given.dates[1].format('YYYY-MM-DD'),
        totalFen: fenFromYuan(given.total),
        currentYearFen: fenFromYuan(given.current),
        ...eachFund((field) => fen(given[field])),
        previousBudgetFen: fen(given.previousBudget),
        previousExecutedFen: fen(given.previousExecuted),
        reason: given.reason,
      }),
    onDone: onClose,
    onRefused: refusedAt(form, { 'total-parts-differ': 'totalFiscalFen', 'year-parts-differ': 'currentYearFiscalFen' }),
  });
  const initial: HeadFields = {
    name: programme.name,
    applicant: programme.applicant,
    department: programme.department,
    departmentCode: programme.departmentCode,
    attribute: programme.attribute,
    category: programme.category,
    performanceType: programme.performanceType,
    purchase: programme.governmentPurchase === null ? 'unsaid' : programme.governmentPurchase ? 'yes' : 'no',
    dates: [dayjs(programme.startsOn), dayjs(programme.endsOn)],
    total: programme.totalFen / 100,
    current: programme.currentYearFen / 100,
    ...eachFund((field) => yuan(programme[field])),
    previousBudget: yuan(programme.previousBudgetFen),
    previousExecuted: yuan(programme.previousExecutedFen),
  };
  return (
    <FormDialog
      form={form}
      title={t('page.head')}
      width={640}
      pending={act.isPending}
      initialValues={initial}
      onSubmit={(given) => act.mutate(given)}
      onClose={onClose}
    >
      <HeadFields />
      {programme.state !== 'draft' && <ReasonField />}
    </FormDialog>
  );
}

/** The text of the declaration, section by section. */
export function SectionsDialog({ programme, onClose }: DialogProps) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const [form] = Form.useForm<{ sections: { name: string; text: string }[]; reason?: string }>();
  const act = useAct({
    run: ({ sections, reason }: { sections: { name: string; text?: string }[]; reason?: string }) =>
      plan.change({
        id: programme.id,
        version: programme.version,
        sections: sections.map(({ name, text }) => ({ name, text: text ?? '' })),
        reason,
      }),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={t('page.sections')}
      width={820}
      pending={act.isPending}
      initialValues={{ sections: programme.sections }}
      onSubmit={(given) => act.mutate(given)}
      onClose={onClose}
    >
      <Form.List name="sections">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} style={{ borderBottom: '1px solid var(--line)', marginBottom: 12 }}>
                <div className="row" style={{ alignItems: 'end' }}>
                  <Form.Item
                    name={[name, 'name']}
                    label={t('page.sectionName')}
                    rules={[{ required: true, message: kit('say.required', { field: t('page.sectionName') }) }]}
                    style={{ flex: 1 }}
                  >
                    <Input maxLength={60} />
                  </Form.Item>
                  <Button type="link" danger style={{ marginBottom: 16 }} onClick={() => remove(name)}>
                    {kit('act.remove')}
                  </Button>
                </div>
                <Form.Item name={[name, 'text']} label={t('page.sectionText')}>
                  <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={20000} />
                </Form.Item>
              </div>
            ))}
            <Button onClick={() => add({ name: '', text: '' })}>{t('page.addSection')}</Button>
          </>
        )}
      </Form.List>
      {programme.state !== 'draft' && <ReasonField />}
    </FormDialog>
  );
}

/** The cells that were typed; a form says undefined for the others. */
function definedOf({ level1, level2, level3, target }: Partial<DraftRow> = {}): Partial<DraftRow> {
  return Object.fromEntries(Object.entries({ level1, level2, level3, target }).filter(([, value]) => value !== undefined));
}

export function AddIndicatorDialog({ programme, onClose }: DialogProps) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const [form] = Form.useForm<{ level1: string; level2?: string; level3: string; target: string; reason?: string }>();
  const approved = programme.state !== 'draft';
  const draft = Form.useWatch([], form) as Partial<DraftRow> | undefined;
  const must = useRequired();
  const act = useAct({
    run: (given: { level1: string; level2?: string; level3: string; target: string; reason?: string }) =>
      plan.addIndicator({ id: programme.id, ...given, level2: given.level2 ?? '', reason: given.reason ?? '' }),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={t('page.addIndicator')}
      pending={act.isPending}
      onSubmit={(given) => act.mutate(given)}
      onClose={onClose}
    >
      <Form.Item name="level1" label={t('indicator.level1')} rules={must(t('indicator.level1'))}>
        <Input maxLength={60} autoFocus />
      </Form.Item>
      <Form.Item name="level2" label={kit('say.optional', { field: t('indicator.level2') })}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="level3" label={t('indicator.level3')} rules={must(t('indicator.level3'))}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name="target"
        label={t('indicator.target')}
        extra={t('indicator.targetHint')}
        rules={must(t('indicator.target'))}
      >
        <Input maxLength={200} />
      </Form.Item>
      <LiveFindings
        programmeId={programme.id}
        row={programme.indicators.length}
        draft={{ level1: '', level2: '', level3: '', target: '', ...definedOf(draft) }}
        onMend={({ row: _, ...cells }) => form.setFieldsValue(cells)}
      />
      {approved && (
        <Form.Item name="reason" label={t('indicator.reason')} rules={must(t('indicator.reason'))}>
          <Input maxLength={500} />
        </Form.Item>
      )}
    </FormDialog>
  );
}

function HeadFields() {
  const t = useTexts(texts);
  const funds = useTexts(fundsTexts);
  const kit = useKitTexts();
  const must = useRequired();
  return (
    <>
      <Form.Item name="name" label={t('page.name')} rules={must(t('page.name'))}>
        <Input maxLength={120} autoFocus />
      </Form.Item>
      <Form.Item name="applicant" label={t('page.applicant')} rules={must(t('page.applicant'))}>
        <Input maxLength={120} />
      </Form.Item>
      <div style={{ display: 'grid', gridTemplateColumns: '2fr 1fr', columnGap: 16 }}>
        <Form.Item name="department" label={kit('say.optional', { field: t('page.department') })}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="departmentCode" label={kit('say.optional', { field: t('page.departmentCode') })}>
          <Input maxLength={40} />
        </Form.Item>
      </div>
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))', columnGap: 16 }}>
        <Form.Item name="attribute" label={kit('say.optional', { field: funds('attribute') })}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="category" label={t('page.category')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="performanceType" label={t('page.performanceType')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="purchase" label={t('page.purchase')}>
          <Select options={(['yes', 'no', 'unsaid'] as const).map((value) => ({ value, label: t(`page.${value}`) }))} />
        </Form.Item>
        <Form.Item name="dates" label={t('page.dates')} rules={must(t('page.dates'))}>
          <DatePicker.RangePicker style={{ width: '100%' }} />
        </Form.Item>
        <NumberItem name="total" label={t('page.total')} money least={0} most={mostYuan} />
        <NumberItem name="current" label={t('page.current')} money least={0} most={mostYuan} />
        <FundsItems />
        <NumberItem name="previousBudget" label={t('page.previousBudget')} money least={0} most={mostYuan} required={false} />
        <NumberItem name="previousExecuted" label={t('page.previousExecuted')} money least={0} most={mostYuan} required={false} />
      </div>
    </>
  );
}
