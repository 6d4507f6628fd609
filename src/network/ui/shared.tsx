import { App } from 'antd';
import type * as z from 'zod';
import { clientOf } from '#src/ui-kit/client.ts';
import { useAct, useAsk } from '#src/ui-kit/feedback.tsx';
import type { ImportOutcome } from '#src/ui-kit/import-dialog.tsx';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { chosenLanguage } from '#src/ui-kit/language.ts';
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
  };
}

interface Retirable {
  id: string;
  name: string;
  version: number;
  abilities: { change: boolean; retire: boolean; restore: boolean };
}

/** Change, retire and restore, as far as the person may. */
export function RowActs({ row, kind, onEdit }: { row: Retirable; kind: 'venues' | 'speakers'; onEdit: () => void }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const ask = useAsk();
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
    </span>
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
    run: () => network[kind].unmask({ id: row.id }),
    done: null,
    onDone: ({ phone }) =>
      void modal.info({ title: row.name, content: phone || kit('say.none'), icon: null, okText: kit('act.close') }),
  });
  if (!row.abilities.unmask || masked === '') return null;
  return (
    <button type="button" className="link small" aria-label={`${t('venues.unmask')} ${row.name}`} onClick={() => act.mutate()}>
      {t('venues.unmask')}
    </button>
  );
}
