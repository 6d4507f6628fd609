import { Form, Input, Select } from 'antd';
import { fenFromYuan, yuanText } from '#src/kernel/money.ts';
import { useAct, useAsk } from '#src/ui-kit/feedback.tsx';
import { FormDialog } from '#src/ui-kit/form-dialog.tsx';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { NumberItem } from '#src/ui-kit/number-item.tsx';
import { mostYuan } from '#src/ui-kit/number-typed.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import { useRequired } from '#src/ui-kit/use-required.ts';
import type { ProgrammeView } from '../programme.contract.ts';
import { plan } from './clients.ts';
import { freeCode } from '#src/ui-kit/free-code.ts';
import { ReasonField } from './reason-field.tsx';
import * as texts from './budget.texts.ts';

type Line = ProgrammeView['budgetLines'][number];

interface LineFields {
  code: string;
  name: string;
  subProgramme?: string | null;
  amount: number;
  reason?: string;
}

interface LineDialogProps {
  programme: ProgrammeView;
  line?: Line;
  onClose: (saved: boolean) => void;
}

/** A budget line. What of the total is left is told while the amount is typed; more than that is saved only when asked again. */
export function LineDialog({ programme, line, onClose }: LineDialogProps) {
  const t = useTexts(texts);
  const ask = useAsk();
  const [form] = Form.useForm<LineFields>();
  const act = useAct({
    run: ({ code, name, subProgramme, amount, reason }: LineFields) =>
      plan.saveBudgetLine({
        id: programme.id,
        code,
        name,
        subProgramme: subProgramme ?? null,
        amountFen: fenFromYuan(amount),
        position: line?.position,
        version: line?.version,
        reason,
      }),
    onDone: () => onClose(true),
  });
  const save = (given: LineFields): void => {
    const room = roomFor(programme, line, given.amount);
    if (room.overFen === 0) {
      act.mutate(given);
      return;
    }
    const words = { lines: yuanText(room.linesFen), total: yuanText(programme.totalFen), over: yuanText(room.overFen) };
    ask({
      title: t('budget.exceedsAsk'),
      text: t(programme.state === 'draft' ? 'budget.exceedsDraft' : 'budget.exceedsApproved', words),
      act: t('budget.saveOver'),
      run: () => act.mutate(given),
    });
  };
  return (
    <FormDialog
      form={form}
      title={t('budget.addTitle')}
      pending={act.isPending}
      onClose={() => onClose(false)}
      initialValues={
        line
          ? { ...line, amount: line.amountFen / 100 }
          : {
              code: freeCode('line', programme.budgetLines),
              reason: programme.budgetLines.length === 0 ? t('budget.firstReason') : undefined,
            }
      }
      onSubmit={save}
    >
      <LineFields programme={programme} line={line} />
    </FormDialog>
  );
}

function LineFields({ programme, line }: Pick<LineDialogProps, 'programme' | 'line'>) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const must = useRequired();
  const amount = Form.useWatch('amount') as number | string | null | undefined;
  return (
    <>
      <Form.Item name="name" label={t('budget.name')} rules={must(t('budget.name'))}>
        <Input maxLength={60} autoFocus />
      </Form.Item>
      <Form.Item name="subProgramme" label={kit('say.optional', { field: t('budget.subProgramme') })}>
        <Select allowClear options={programme.subProgrammes.map(({ code, name }) => ({ value: code, label: name }))} />
      </Form.Item>
      <NumberItem
        name="amount"
        label={t('budget.amount')}
        money
        least={0}
        most={mostYuan}
        width={200}
        extra={<Room programme={programme} line={line} amount={typeof amount === 'number' ? amount : null} />}
      />
      {programme.state !== 'draft' && <ReasonField />}
      <Form.Item
        name="code"
        label={t(line ? 'budget.code' : 'budget.codeProposed')}
        extra={t('budget.codeHint')}
        rules={[{ required: true, pattern: /^[\w.-]{1,30}$/, message: t('budget.codeHint') }]}
      >
        <Input disabled={line !== undefined} />
      </Form.Item>
    </>
  );
}

/** What the other lines leave of the total; with an amount for this line, also what is left of that, or how far it is exceeded. 分. */
function roomFor(programme: ProgrammeView, line: Line | undefined, amount: number | null) {
  const othersFen = programme.budget.linesFen - (line?.amountFen ?? 0);
  const linesFen = othersFen + (amount === null ? 0 : fenFromYuan(amount));
  return { othersFen, linesFen, leftFen: programme.totalFen - linesFen, overFen: Math.max(0, linesFen - programme.totalFen) };
}

function Room({ programme, line, amount }: Pick<LineDialogProps, 'programme' | 'line'> & { amount: number | null }) {
  const t = useTexts(texts);
  const { othersFen, linesFen, leftFen, overFen } = roomFor(programme, line, amount);
  const words = {
    total: yuanText(programme.totalFen),
    others: yuanText(othersFen),
    lines: yuanText(linesFen),
    left: yuanText(leftFen),
    over: yuanText(overFen),
  };
  const said = (): string => {
    if (amount === null) return t(leftFen > 0 ? 'budget.mayTake' : 'budget.takesAll', words);
    return t(overFen > 0 ? 'budget.exceeds' : leftFen > 0 ? 'budget.leaves' : 'budget.takesRest', words);
  };
  return (
    <span className={overFen > 0 && amount !== null ? 'bad' : undefined} aria-live="polite">
      {said()}
    </span>
  );
}
