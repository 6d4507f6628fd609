import type { UseQueryResult } from '@tanstack/react-query';
import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { type FactShown, FactSheet } from './fact-sheet.tsx';
import * as texts from './fact.texts.ts';
import { Answered } from './page.tsx';
import { useTexts } from './texts.ts';

/** A fact beside the list that it was opened from; `onOpen` goes to another of its chain. */
export function FactDrawer<Answer>({
  open,
  query,
  shown,
  acts,
  onClose,
  onOpen,
}: {
  open: boolean;
  query: UseQueryResult<Answer>;
  shown: (answer: Answer) => FactShown | null;
  /** What may be done with it; stands below. */
  acts?: (answer: Answer) => ReactNode;
  onClose: () => void;
  onOpen: (id: string) => void;
}) {
  const t = useTexts(texts);
  return (
    <Drawer open={open} onClose={onClose} title={t('title')} size={520} destroyOnHidden>
      <Answered query={query}>
        {(answer) => {
          const fact = shown(answer);
          return (
            fact && (
              <div className="stack">
                <FactSheet fact={fact} onOpen={onOpen} />
                {acts?.(answer)}
              </div>
            )
          );
        }}
      </Answered>
    </Drawer>
  );
}
