import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { yuanText } from '#src/kernel/money.ts';
import { spanText } from '#src/ui-kit/format.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { Answered, EmptyState, PageHead } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { PrintedTable } from '#src/ui-kit/printed-table.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import { expenses } from './clients.ts';
import * as texts from './expenses.texts.ts';

/** 劳务发放表 of a session, to be signed on paper. */
export function FeeSheetPage() {
  const t = useTexts(texts);
  const { sessionId = '' } = useParams({ strict: false }) as { sessionId?: string };
  const sheet = useQuery({ queryKey: ['fee-sheet', sessionId], queryFn: () => expenses.feeSheet({ sessionId }) });
  return (
    <Answered query={sheet}>
      {(data) => (
        <>
          <div className="no-print">
            <PageHead
              title={t('fee.title')}
              crumbs={<AppLink to={paths.session(sessionId)}>{data.title}</AppLink>}
              acts={
                data.rows.length > 0 && (
                  <Button type="primary" onClick={() => window.print()}>
                    {t('fee.print')}
                  </Button>
                )
              }
            />
          </div>
          {data.rows.length === 0 ? <EmptyState title={t('fee.empty')} hint={t('fee.emptyHint')} /> : <Sheet data={data} />}
        </>
      )}
    </Answered>
  );
}

function Sheet({ data }: { data: Awaited<ReturnType<typeof expenses.feeSheet>> }) {
  const t = useTexts(texts);
  const yuan = (fen: number | null): string => (fen === null ? '' : yuanText(fen));
  return (
    <article className="printed">
      <h2>
        {t('fee.head', { title: data.title })}
        {data.demo && ` (${t('fee.demo')})`}
      </h2>
      <div className="printed-facts">
        <span>{data.organiser}</span>
        <span>{spanText(data.startsAt, data.endsAt)}</span>
        <span>{data.venueName}</span>
      </div>
      <PrintedTable
        heads={(['number', 'payee', 'organisation', 'level', 'purpose', 'hours', 'amount', 'cap', 'signature'] as const).map(
          (column) => t(`fee.${column}`),
        )}
        rows={[
          ...data.rows.map((row) => (
            <tr key={row.number}>
              <td>{row.number}</td>
              <td>{row.payee}</td>
              <td>{row.organisation}</td>
              <td>{row.titleLevel && t(`level.${row.titleLevel}`)}</td>
              <td>{row.purpose}</td>
              <td>{row.classHours}</td>
              <td className="num">{yuan(row.amountFen)}</td>
              <td className="num">{yuan(row.capFen)}</td>
              <td style={{ width: '16%' }} />
            </tr>
          )),
          <tr key="total">
            <td colSpan={6}>{t('fee.total')}</td>
            <td className="num">{yuan(data.totalFen)}</td>
            <td colSpan={2} />
          </tr>,
        ]}
        foot={t('fee.signed')}
      />
    </article>
  );
}
