import type { Context, Hono } from 'hono';
import { disclosureRoutes, iatiActivity, resultsCsv } from '#src/account/index.ts';
import type { Publication } from '#src/account/disclosure/disclosure.contract.ts';
import { resultsListPage, resultsPage } from '#src/account/disclosure/ui/results-pages.ts';
import { callRoute } from './api/input-check.ts';
import type { Guest, PageMaker } from './page-maker.ts';

const minutesKept = 5;

/** 绩效公开: `/{tenant}/results`, a page for each programme, and beside it the same as `.csv`, `.json` and `.xml` (IATI). */
export function resultsPages(app: Hono, page: PageMaker): void {
  app.get(
    '/:tenant/results',
    page(async ({ tenant, visit, context }, request) => {
      const { items } = await callRoute(disclosureRoutes.published, { tenant: visit.tenant }, { context });
      revalidated(request);
      return resultsListPage(visit, items, tenant.demo);
    }),
  );
  app.get(
    '/:tenant/results/:file{[^/.]+\\.(?:csv|json|xml)}',
    page(async (guest, request) => {
      const [programmeId = '', format = ''] = (request.req.param('file') ?? '').split('.');
      const publication = await publicationOf(guest, programmeId);
      const tag = `"${publication.hash}-${publication.number}-${format}"`;
      const headers = { etag: tag, 'cache-control': `public, max-age=${minutesKept * 60}`, 'access-control-allow-origin': '*' };
      if (request.req.header('if-none-match') === tag) return new Response(null, { status: 304, headers });
      const { type, text } = dataOf(publication, format, guest);
      const { fiscalYear } = publication.shown.programme;
      return new Response(text, {
        headers: {
          ...headers,
          'content-type': type,
          'content-disposition': `${format === 'csv' ? 'attachment' : 'inline'}; filename="results-${fiscalYear}.${format}"`,
        },
      });
    }),
  );
  app.get(
    '/:tenant/results/:programmeId',
    page(async (guest, request) => {
      const publication = await publicationOf(guest, request.req.param('programmeId') ?? '');
      revalidated(request);
      return resultsPage(guest.visit, publication);
    }),
  );
}

function publicationOf({ visit, context }: Guest, programmeId: string): Promise<Publication> {
  return callRoute(disclosureRoutes.publication, { tenant: visit.tenant, programmeId }, { context });
}

/** A page follows the visitor's language and type size: browsers may keep it and ask whether it still holds. */
function revalidated(request: Context): void {
  request.header('cache-control', 'no-cache');
  request.header('vary', 'Cookie, Accept-Language');
}

function dataOf(publication: Publication, format: string, { tenant }: Guest): { type: string; text: string } {
  if (format === 'csv') return { type: 'text/csv; charset=utf-8', text: resultsCsv(publication) };
  if (format === 'json') return { type: 'application/json; charset=utf-8', text: `${JSON.stringify(publication, null, 2)}\n` };
  return { type: 'application/xml; charset=utf-8', text: iatiActivity(publication, tenant) };
}
