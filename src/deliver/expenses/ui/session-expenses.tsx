import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { AppLink } from '#src/ui-kit/link.tsx';
import { Answered, EmptyState } from '#src/ui-kit/page.tsx';
import { useMay } from '#src/ui-kit/surroundings.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import { expenses } from './clients.ts';
import { ExpenseTable } from './expense-table.tsx';
import * as texts from './expenses.texts.ts';

/** What was paid for one session. */
export function SessionExpenses({ sessionId }: { sessionId: string }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const mayWrite = useMay('expenses.write');
  const list = useQuery({ queryKey: ['expenses', { sessionId }], queryFn: () => expenses.list({ sessionId, pageSize: 100 }) });
  return (
    <Answered query={list}>
      {({ items }) => (
        <>
          <div className="row" style={{ padding: '10px 16px' }}>
            <span className="grow" />
            <AppLink to={`${paths.session(sessionId)}/fees`}>{t('ofSession.feeSheet')}</AppLink>
          </div>
          <ExpenseTable
            items={items}
            onOpen={(open) => void navigate({ to: paths.expenses as '/', search: { open } as never })}
            empty={
              <EmptyState title={t('ofSession.none')} hint={mayWrite && t('ofSession.noneHint')}>
                {mayWrite && <AppLink to={paths.expenses}>{t('ofSession.go')}</AppLink>}
              </EmptyState>
            }
          />
        </>
      )}
    </Answered>
  );
}
