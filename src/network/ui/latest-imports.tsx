import { useQuery } from '@tanstack/react-query';
import { useAct, useAsk } from '#src/ui-kit/feedback.tsx';
import { momentText } from '#src/ui-kit/format.ts';
import { ImportsStrip } from '#src/ui-kit/imports-strip.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './network.texts.ts';
import { network } from './shared.tsx';

type Import = Awaited<ReturnType<typeof network.venues.imports>>['items'][number];

/** What was imported of late, each to be undone; nothing where nothing was. */
export function LatestImports({ kind }: { kind: 'venues' | 'speakers' }) {
  const t = useTexts(texts);
  const ask = useAsk();
  const imports = useQuery({ queryKey: [kind, 'imports'], queryFn: () => network[kind].imports() });
  const undo = useAct({
    run: (id: string) => network[kind].undoImport({ id }),
    done: (undone) => t('imports.done', { ...undone }),
  });
  const items = imports.data?.items ?? [];
  const onUndo = ({ id, created, changed }: Import): void =>
    ask({
      title: t('imports.ask'),
      text: t('imports.text', { created, changed }),
      act: t('imports.undo'),
      run: () => undo.mutate(id),
    });
  return (
    <ImportsStrip
      title={t('imports.title')}
      lines={items.map((one) => {
        const { importedAt, importedBy: who, created, changed } = one;
        const line = t('imports.line', { when: momentText(importedAt), who, created, changed });
        return {
          key: one.id,
          line: (
            <>
              <span>{line}</span>
              {one.undoneAt && <span className="muted">{t('imports.undone')}</span>}
              {one.abilities.undo && (
                <button type="button" className="link" aria-label={`${t('imports.undo')} ${line}`} onClick={() => onUndo(one)}>
                  {t('imports.undo')}
                </button>
              )}
            </>
          ),
        };
      })}
    />
  );
}
