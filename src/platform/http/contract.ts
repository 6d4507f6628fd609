import type { Sort } from '#src/kernel/sort.ts';
import { oc } from '@orpc/contract';
import * as z from 'zod';

/** What every route says of itself besides its shapes. */
export interface RouteMeta {
  /** A permission of some slice's policy; 'anyone' needs no sign-in; 'signed-in' any account. */
  permission: string;
  /**
   * Of a POST: why the same request sent twice, as when its answer was lost, does no harm. Any other is done once for its key
   * (`requestKeyHeader`).
   */
  repeats?: string;
}

/** Where every contract starts: `route({ permission: 'sessions.publish', method: 'POST', path: '/sessions/{id}/publish', summary: '…' })`. */
export function route(definition: {
  permission: string;
  repeats?: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: `/${string}`;
  summary: string;
  tags?: string[];
  /** Where the answer says its own headers: a file that is written while it is sent. */
  outputStructure?: 'detailed';
}) {
  const { permission, repeats, ...rest } = definition;
  return oc.$meta<RouteMeta>({ permission, ...(repeats ? { repeats } : {}) }).route(rest);
}

export const uuid = z.uuid();
/** `YYYY-MM-DD`. */
export const day = z.iso.date();
/** A moment with its offset, as text: `2020-08-22T06:00:00.000Z`. */
export const moment = z.iso.datetime({ offset: true });

export const paging = {
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
};

/** The columns that a list can be ordered by; `-` in front turns the order round. */
export function sortBy<const Column extends string>(...columns: Column[]) {
  return z.enum(
    columns.flatMap((column) => [column, `-${column}`] as [Sort<Column>, Sort<Column>]) as [Sort<Column>, ...Sort<Column>[]],
  );
}

/** A file of unknown length that is sent while it is made; whoever asks over HTTP is given it as a file. */
export const streamedFile = z.object({
  headers: z.record(z.string(), z.string()),
  body: z.union([z.file(), z.custom<ReadableStream<Uint8Array>>((value) => value instanceof ReadableStream)]),
});

/** One page of a list. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), total: z.number().int() });
}
