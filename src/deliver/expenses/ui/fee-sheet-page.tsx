import './fees.css';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { yuanText } from '#src/kernel/money.ts';
import { paperSpanText } from '#src/ui-kit/format.ts';
import { chosenLanguage } from '#src/ui-kit/language.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { Answered, EmptyState, PageHead } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { PrintedTable } from '#src/ui-kit/printed-table.tsx';
import { type Translate, useTexts } from '#src/ui-kit/texts.ts';
import { expenses } from './clients.ts';
import { breachesText } from './expense-table.tsx';
import * as texts from './expenses.texts.ts';
import { TaxReckoning } from './tax-reckoning.tsx';

/** 劳务发放表 of a session, to be signed on paper: before tax, the tax, after tax. */
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

type FeeSheet = Awaited<ReturnType<typeof expenses.feeSheet>>;
type Row = FeeSheet['rows'][number];
type T = Translate<typeof texts.zh>;

const columns = [
  'number',
  'payee',
  'organisation',
  'level',
  'purpose',
  'hours',
  'gross',
  'tax',
  'net',
  'cap',
  'signature',
] as const;
/** Before the first column of money. */
const wordColumns = 6;

function Sheet({ data }: { data: FeeSheet }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState<number | null>(null);
  const { totals, unstated } = data;
  // A sheet that is to be filled in by hand has no sum yet.
  const isBooked = data.rows.some((row) => row.grossFen !== null);
  const sum = (fen: number): string => (isBooked ? yuanText(fen) : '');
  return (
    <article className="printed fees">
      {/* Eleven columns want the long side; other sheets are upright. */}
      <style>{'@page { size: A4 landscape; }'}</style>
      <h2>
        {t('fee.head', { title: data.title })}
        {data.demo && t('fee.demo')}
      </h2>
      <div className="printed-facts">
        <span>{data.organiser}</span>
        <span>{paperSpanText(data.startsAt, data.endsAt)}</span>
        <span>{data.venueName}</span>
      </div>
      <PrintedTable
        heads={columns.map((column) => t(`fee.${column}`))}
        rows={[
          ...data.rows.flatMap((row) =>
            rowsOf(row, t, row.number === open, () => setOpen(row.number === open ? null : row.number)),
          ),
          <tr key="total" className="total-row">
            <td colSpan={wordColumns} className="mid">
              {t('fee.total')}
            </td>
            <td className="num">{sum(totals.grossFen)}</td>
            <td className="num">{sum(totals.taxFen)}</td>
            <td className="num">{sum(totals.netFen)}</td>
            <td colSpan={2} />
          </tr>,
        ]}
        foot={
          <>
            {unstated.count > 0 && (
              <strong>{t('fee.unstatedNote', { count: unstated.count, amount: yuanText(unstated.fen) })}</strong>
            )}
            {data.sources.map((source) => (
              <span key={source.zh}>{t('fee.taxNote', { source: source[chosenLanguage()] })}</span>
            ))}
            <span>{t('fee.signed')}</span>
          </>
        }
      />
    </article>
  );
}

/** The line of a payment, below it what it breaks, for paper as well, and how its tax was reckoned when that is asked for. */
function rowsOf(row: Row, t: T, open: boolean, toggle: () => void) {
  const yuan = (fen: number | null): string => (fen === null ? '' : yuanText(fen));
  return [
    <tr key={row.number} className={row.breaches.length > 0 ? 'in-breach' : undefined}>
      <td className="mid">{row.number}</td>
      <td className="brief">{row.payee}</td>
      <td>{row.organisation}</td>
      <td className="brief">{row.titleLevel && t(`level.${row.titleLevel}`)}</td>
      <td>{row.purpose}</td>
      <td className="mid">{row.classHours}</td>
      {row.unstatedFen === null ? (
        <>
          <td className="num">{yuan(row.grossFen)}</td>
          <td className="num">
            {row.payeeKind === 'organisation' ? t('fee.untaxed') : <TaxCell row={row} open={open} toggle={toggle} />}
          </td>
          <td className="num">{yuan(row.netFen)}</td>
        </>
      ) : (
        <td colSpan={3}>{t('fee.unstated', { amount: yuanText(row.unstatedFen) })}</td>
      )}
      <td className="num">{yuan(row.capFen)}</td>
      <td style={{ width: '12%' }} />
    </tr>,
    ...(row.breaches.length > 0
      ? [
          <tr key={`${row.number} remark`} className="remark">
            <td colSpan={columns.length}>{t('fee.remark', { text: breachesText(row.breaches, t) })}</td>
          </tr>,
        ]
      : []),
    ...(open && row.reckoning
      ? [
          <tr key={`${row.number} tax`} className="no-print">
            <td colSpan={columns.length}>
              <TaxReckoning reckoning={row.reckoning} />
            </td>
          </tr>,
        ]
      : []),
  ];
}

function TaxCell({ row, open, toggle }: { row: Row; open: boolean; toggle: () => void }) {
  const t = useTexts(texts);
  if (row.taxFen === null) return null;
  const amount = yuanText(row.taxFen);
  return (
    <button
      type="button"
      className="link tax-opens"
      aria-expanded={open}
      aria-label={t('fee.taxHow', { amount })}
      onClick={toggle}
    >
      {amount}
    </button>
  );
}
