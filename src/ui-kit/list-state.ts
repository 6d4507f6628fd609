import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** What a list shows, kept in the address so that it can be shared, reloaded and gone back to. */
export type ListState<Filter extends Record<string, string>> = Filter & { page: number; pageSize: number; sort: string };

/**
 * Filters, sort and page of a list, kept in the query of the address. Setting a filter goes back to the first page.
 * `sort` is the contract's own name of an order, or a column with `-` in front for descending.
 */
export function useListState<Filter extends Record<string, string>>(defaults: Filter, defaultSort = '', rows = 50) {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const text = (key: string, otherwise: string): string => {
    const value = search[key];
    return value === undefined || value === null ? otherwise : String(value);
  };
  const filter = Object.fromEntries(Object.entries(defaults).map(([key, value]) => [key, text(key, value)])) as Filter;
  const state = {
    ...filter,
    page: Number(text('page', '1')) || 1,
    pageSize: Number(text('pageSize', String(rows))) || rows,
    sort: text('sort', defaultSort),
  } as ListState<Filter>;
  const set = useCallback(
    (change: Partial<Record<keyof Filter | 'page' | 'pageSize' | 'sort', string | number>>) => {
      const resets = 'page' in change ? {} : { page: undefined };
      void navigate({
        to: '.' as '/',
        replace: true,
        search: ((before: Record<string, unknown>) => {
          const merged: Record<string, unknown> = { ...before, ...resets, ...change };
          return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined && value !== ''));
        }) as never,
      });
    },
    [navigate],
  );
  const clear = useCallback(() => void navigate({ to: '.' as '/', replace: true, search: {} as never }), [navigate]);
  const filtered = Object.entries(filter).some(([key, value]) => value !== (defaults[key] ?? ''));
  /** The filters that are set, for a contract's input. */
  const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== '')) as Partial<Filter>;
  return { state, given, set, clear, filtered };
}
