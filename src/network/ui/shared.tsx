import { App, Form } from 'antd';
import { type ReactNode, useState } from 'react';
import type * as z from 'zod';
import { contactPhoneProblem, isContactPhone } from '#src/kernel/phone.ts';
import { clientOf } from '#src/ui-kit/client.ts';
import { useAct, useAsk } from '#src/ui-kit/feedback.tsx';
import type { ImportOutcome } from '#src/ui-kit/import-dialog.tsx';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { chosenLanguage } from '#src/ui-kit/language.ts';
import { type Given, ReasonDialog } from '#src/ui-kit/reason-dialog.tsx';
import { textsOf, useTexts } from '#src/ui-kit/texts.ts';
import { type importReport, networkContract } from '../network.contract.ts';
import * as texts from './network.texts.ts';

export const network = clientOf(networkContract);

/** The report of an import as the dialog shows it. */
export function outcomeOf(report: z.infer<typeof importReport>): ImportOutcome {
  const { created, changed, unchanged } = report;
  return {
    rows: report.rows,
    problems: report.errors.map(({ cell, value, problem }) => ({ cell, value, problem: problem[chosenLanguage()] })),
    note: textsOf(texts)('imported', { created, changed, unchanged }),
    changesNothing: created === 0 && changed === 0,
  };
}

/**
 * A contact's telephone. What is none is said beside it when it is left, and from then on as it is typed: what was mended is gone before a button
 * is pressed, which would else move away under the press.
 */
export function PhoneItem({ name, label, children }: { name: string; label: string; children: ReactNode }) {
  const [refused, setRefused] = useState(false);
  const check = (_: unknown, written: string | undefined): Promise<void> => {
    const wrong = !isContactPhone(written ?? '');
    setRefused(wrong);
    return wrong ? Promise.reject(new Error(contactPhoneProblem[chosenLanguage()])) : Promise.resolve();
  };
  return (
    <Form.Item
      name={name}
      label={label}
      validateTrigger={refused ? ['onBlur', 'onChange'] : 'onBlur'}
      rules={[{ validator: check }]}
    >
      {children}
    </Form.Item>
  );
}

interface Retirable {
  id: string;
  name: string;
  version: number;
  abilities: { change: boolean; retire: boolean; restore: boolean; erase: boolean };
}

/** Change, retire, restore and erase, as far as the person may. */
export function RowActs({ row, kind, onEdit }: { row: Retirable; kind: 'venues' | 'speakers'; onEdit: () => void }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const ask = useAsk();
  const [erasing, setErasing] = useState(false);
  const act = useAct({
    run: (step: 'retire' | 'restore') => network[kind][step]({ id: row.id, version: row.version }) as Promise<unknown>,
    done: kit('say.done'),
  });
  return (
    <span className="row nowrap" style={{ flexWrap: 'nowrap' }}>
      {row.abilities.change && (
        <button type="button" className="link" aria-label={`${kit('act.edit')} ${row.name}`} onClick={onEdit}>
          {kit('act.edit')}
        </button>
      )}
      {row.abilities.retire && (
        <button
          type="button"
          className="link"
          aria-label={`${t('venues.retire')} ${row.name}`}
          onClick={() =>
            ask({
              title: t(`${kind}.retireAsk`, { name: row.name }),
              text: t(`${kind}.retireText`),
              act: t(`${kind}.retire`),
              run: () => act.mutate('retire'),
            })
          }
        >
          {t(`${kind}.retire`)}
        </button>
      )}
      {row.abilities.restore && (
        <button
          type="button"
          className="link"
          aria-label={`${t('venues.restore')} ${row.name}`}
          onClick={() => act.mutate('restore')}
        >
          {t('venues.restore')}
        </button>
      )}
      {row.abilities.erase && (
        <button type="button" className="link" aria-label={`${t(`${kind}.erase`)} ${row.name}`} onClick={() => setErasing(true)}>
          {t(`${kind}.erase`)}
        </button>
      )}
      {erasing && <EraseDialog row={row} kind={kind} onClose={() => setErasing(false)} />}
    </span>
  );
}

/** Asks for the reason, says what goes and what stays, and afterwards what is left to look at. */
function EraseDialog({ row, kind, onClose }: { row: Retirable; kind: 'venues' | 'speakers'; onClose: () => void }) {
  const t = useTexts(texts);
  const [left, setLeft] = useState<string | null>(null);
  const act = useAct({
    run: ({ reason }: Given) =>
      (kind === 'venues' ? network.venues.eraseContact : network.speakers.erase)({ id: row.id, reason }),
    done: t('erased'),
    onDone: ({ naming, expenses }) => {
      const kept = [expenses > 0 && t('erasedExpenses', { count: expenses }), naming > 0 && t('erasedNaming', { count: naming })];
      const said = kept.filter((one) => one !== false).join('');
      if (said === '') onClose();
      else setLeft(said);
    },
  });
  return (
    <ReasonDialog
      title={t(`${kind}.eraseAsk`, { name: row.name })}
      text={t(`${kind}.eraseText`)}
      label={t('eraseReason')}
      shortest={2}
      okText={t(`${kind}.erase`)}
      danger
      pending={act.isPending}
      answer={left}
      onSubmit={act.mutate}
      onClose={onClose}
    />
  );
}

/** A masked number, and the full one on demand; every look is kept by the server. */
export function MaskedPhone({
  row,
  masked,
  kind,
}: {
  row: { id: string; name: string; abilities: { unmask: boolean } };
  masked: string;
  kind: 'venues' | 'speakers';
}) {
  const t = useTexts(texts);
  const { modal } = App.useApp();
  const kit = useKitTexts();
  const act = useAct({
    run: async () =>
      kind === 'venues'
        ? Object.values(await network.venues.unmask({ id: row.id }))
        : Object.values(await network.speakers.unmask({ id: row.id })),
    done: null,
    onDone: (known) =>
      void modal.info({
        title: row.name,
        content: known.filter(Boolean).join(' ') || kit('say.none'),
        icon: null,
        okText: kit('act.close'),
      }),
  });
  if (!row.abilities.unmask || masked === '') return null;
  return (
    <button type="button" className="link small" aria-label={`${t('venues.unmask')} ${row.name}`} onClick={() => act.mutate()}>
      {t('venues.unmask')}
    </button>
  );
}

/** The name that another page asked to add; `1` asks for one without a name. */
export function wantedName(add: string | number | undefined): string | undefined {
  return add === undefined || String(add) === '1' ? undefined : String(add);
}
