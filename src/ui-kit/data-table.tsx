import { Button, Pagination } from 'antd';
import { Fragment, type ReactNode } from 'react';
import { useKitTexts } from './kit-texts.ts';
import { EmptyState } from './page.tsx';

export interface Column<Row> {
  key: string;
  /** With its unit, where all rows share one. */
  title: string;
  cell: (row: Row) => ReactNode;
  number?: boolean;
  /** Sentences: on a narrow screen they stand below the name of the column, and are read from the left. */
  sentences?: boolean;
  /** The name of the order in the contract; the head becomes a button. */
  sort?: string;
  width?: number | string;
}

interface DataTableProps<Row> {
  /** Says what the table holds, for those who hear it. */
  label: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  sort?: string;
  onSort?: (sort: string) => void;
  onOpen?: (row: Row) => void;
  rowClass?: (row: Row) => string;
  /** What a row unfolds to, below it; null while it is folded. */
  unfolded?: (row: Row) => ReactNode;
  /** What an empty table says; for a list under filters that are set `NothingMatches`. */
  empty?: ReactNode;
  /** Rows become cards on narrow screens; off for tables that are read as a grid. */
  stacks?: boolean;
  foot?: ReactNode;
}

function classOf({ number, sentences }: { number?: boolean; sentences?: boolean }): string | undefined {
  return number ? 'num' : sentences ? 'sentences' : undefined;
}

/**
 * A real table: heads stay in sight, numbers stand right, sorted columns say so, rows open. On narrow screens each row becomes a
 * card with its heads as labels.
 */
export function DataTable<Row>({
  label,
  columns,
  rows,
  rowKey,
  sort,
  onSort,
  onOpen,
  rowClass,
  unfolded,
  empty,
  stacks = true,
  foot,
}: DataTableProps<Row>) {
  const t = useKitTexts();
  if (rows.length === 0) return <>{empty ?? <EmptyState title={t('say.noRecords')} />}</>;
  return (
    <div className="table-wrap">
      <table className={`data ${stacks ? 'stacks' : ''}`} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const below = unfolded?.(row) ?? null;
            return (
              <Fragment key={rowKey(row)}>
                <tr
                  className={`${onOpen ? 'opens' : ''} ${rowClass?.(row) ?? ''}`}
                  onClick={onOpen && ((event) => opensRow(event.target) && onOpen(row))}
                >
                  {columns.map((column) => (
                    <td key={column.key} className={classOf(column)} data-label={column.title}>
                      {column.cell(row)}
                    </td>
                  ))}
                </tr>
                {below && (
                  <tr className="unfolded">
                    <td colSpan={columns.length} data-label="">
                      {below}
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
        {foot && <tfoot>{foot}</tfoot>}
      </table>
    </div>
  );
}

/** What a list says when the filters that are set leave nothing. */
export function NothingMatches() {
  const t = useKitTexts();
  return <EmptyState title={t('say.empty')} hint={t('say.emptyHint')} />;
}

/** A click on a link or a control inside the row is meant for that one, and marking text is no click. */
function opensRow(target: EventTarget): boolean {
  return !(target as Element).closest('a, button, input, label, [role="menuitem"]') && !window.getSelection()?.toString();
}

function Head<Row>({
  column,
  sort,
  onSort,
}: {
  column: Column<Row>;
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
}) {
  const t = useKitTexts();
  const className = column.number ? 'num' : undefined;
  if (!column.sort || !onSort) {
    return (
      <th scope="col" className={className} style={{ width: column.width }}>
        {column.title || <span className="visually-hidden">{t('act.more')}</span>}
      </th>
    );
  }
  const down = sort === `-${column.sort}`;
  const up = sort === column.sort;
  return (
    <th
      scope="col"
      className={className}
      style={{ width: column.width }}
      aria-sort={up ? 'ascending' : down ? 'descending' : 'none'}
    >
      <button
        type="button"
        className="sort"
        title={t('say.sortBy', { column: column.title })}
        onClick={() => onSort(up ? `-${column.sort}` : (column.sort as string))}
      >
        {column.title}
        <svg width="8" height="10" viewBox="0 0 8 10" aria-hidden="true" fill="currentColor">
          {!down && <path d="M4 0 7 4H1Z" />}
          {!up && <path d="M4 10 1 6h6Z" />}
        </svg>
      </button>
    </th>
  );
}

/** The foot of a list: how many there are, and the pages. */
export function ListFoot({
  total,
  page,
  pageSize,
  set,
  extra,
}: {
  total: number;
  page: number;
  pageSize: number;
  set: (change: { page: number; pageSize: number }) => void;
  extra?: ReactNode;
}) {
  const t = useKitTexts();
  return (
    <div className="list-foot">
      <span className="muted small">
        {t('say.total', { count: total.toLocaleString('en-US') })} {extra}
      </span>
      {total > Math.min(pageSize, 10) && (
        <Pagination
          size="small"
          current={page}
          pageSize={pageSize}
          total={total}
          pageSizeOptions={[10, 20, 50, 100, 200]}
          showSizeChanger
          onChange={(next, size) => set({ page: next, pageSize: size })}
        />
      )}
    </div>
  );
}

/** The head of a list: filters at the left, acts at the right. */
export function ListBar({
  filters,
  acts,
  filtered,
  onClear,
}: {
  filters: ReactNode;
  acts?: ReactNode;
  filtered?: boolean;
  onClear?: () => void;
}) {
  const t = useKitTexts();
  return (
    <div className="list-bar" role="search">
      <div className="list-filters">
        {filters}
        {filtered && onClear && (
          <Button type="link" size="small" onClick={onClear}>
            {t('act.reset')}
          </Button>
        )}
      </div>
      {acts && <div className="list-acts">{acts}</div>}
    </div>
  );
}
