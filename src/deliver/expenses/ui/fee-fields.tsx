import './fees.css';
import { Form, Select } from 'antd';
import { payeeKinds, type PayeeKind, taxBases, type TaxBasis, titleLevels } from '#src/kernel/vocabulary.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import { useRequired } from '#src/ui-kit/use-required.ts';
import { NumberItem } from '#src/ui-kit/number-item.tsx';
import { type Expense, leastClassHours } from '../expense.contract.ts';
import * as texts from './expenses.texts.ts';

/** Who is paid and how the amount is meant, as one choice. */
export type Taxed = 'organisation' | `${Exclude<PayeeKind, 'organisation'>}-${TaxBasis}`;

const choices: readonly Taxed[] = [
  ...taxBases.map((basis) => `resident-${basis}` as const),
  'organisation',
  ...taxBases.map((basis) => `non-resident-${basis}` as const),
];

export function taxedOf({ payeeKind, taxBasis }: Pick<Expense, 'payeeKind' | 'taxBasis'>): Taxed | undefined {
  if (payeeKind === null) return undefined;
  return payeeKind === 'organisation' || taxBasis === null ? 'organisation' : `${payeeKind}-${taxBasis}`;
}

export function statementOf(taxed: Taxed | undefined): Pick<Expense, 'payeeKind' | 'taxBasis'> {
  const payeeKind = [...payeeKinds].reverse().find((kind) => taxed?.startsWith(kind)) ?? null;
  return { payeeKind, taxBasis: taxBases.find((basis) => taxed?.endsWith(`-${basis}`)) ?? null };
}

/** A lecture fee of before its tax was asked for can be mended without a word on it; nobody has to guess. */
export function mayStayUnstated(expense: Expense | undefined): boolean {
  return expense?.kind === 'lecture-fee' && expense.payeeKind === null;
}

/** What a fee is asked besides: title and hours of a speaker, and how its tax is borne. */
export function FeeFields({ kind, expense }: { kind: 'lecture-fee' | 'expert-fee'; expense: Expense | undefined }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const must = useRequired();
  const lecture = kind === 'lecture-fee';
  const asked = lecture && !mayStayUnstated(expense);
  return (
    <>
      {lecture && (
        <>
          <Form.Item name="titleLevel" label={t('form.titleLevel')} rules={must(t('form.titleLevel'))}>
            <Select options={titleLevels.map((value) => ({ value, label: t(`level.${value}`) }))} />
          </Form.Item>
          <NumberItem name="classHours" label={t('form.classHours')} least={leastClassHours} most={100} />
        </>
      )}
      <Form.Item
        name="taxed"
        label={asked ? t('form.taxed') : kit('say.optional', { field: t('form.taxed') })}
        rules={asked ? must(t('form.taxed')) : []}
        extra={t(lecture ? 'form.taxedHint' : 'form.taxedGroupHint')}
        style={{ gridColumn: '1 / -1' }}
      >
        <Select
          allowClear={!asked}
          placeholder={asked ? undefined : t('tax.unstated')}
          options={choices.map((value) => ({ value, label: t(`taxed.${value}`) }))}
        />
      </Form.Item>
    </>
  );
}
