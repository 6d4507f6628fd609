import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Account } from '#src/account/account.contract.ts';
import { networkContract } from '#src/network/network.contract.ts';
import { clientOf } from '#src/ui-kit/client.ts';
import { DataTable } from '#src/ui-kit/data-table.tsx';
import { DistrictMap, type DistrictShape } from '#src/ui-kit/district-map.tsx';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { Answered, Panel } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { useSurroundings } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './home.texts.ts';

const network = clientOf(networkContract);

function useLegendWords(): { none: string; each: (count: number) => string; amount: (count: number) => string } {
  const t = useTexts(texts);
  return {
    none: t('map.none'),
    each: (count) => t('map.each', { count }),
    amount: (count) => t('map.amount', { count }),
  };
}

/** Where the sessions of a unit were held: of a city its districts, of a district its streets, of a street its communities. */
export function WherePanel({ account }: { account: Account }) {
  const { below } = account.coverage;
  return below ? <BelowPanel account={account} below={below} /> : <MapPanel account={account} />;
}

/** What lies within a district has no outlines that could be drawn: it stands in a list, those with the most sessions first. */
function BelowPanel({ account, below }: { account: Account; below: NonNullable<Account['coverage']['below']> }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const { level, places, outside, cells } = below;
  const rows = [...places, ...outside]
    .map((place) => ({ ...place, sessions: sumOf(cells.filter((cell) => cell.place === place.code)) }))
    .toSorted((one, other) => other.sessions - one.sessions);
  const held = rows.filter(({ sessions }) => sessions > 0);
  const bare = rows.filter(({ sessions }) => sessions === 0);
  const nowhere = sumOf(account.coverage.cells) - sumOf(cells);
  return (
    <Panel
      title={t(`map.below.${level}.title`)}
      note={t('map.reached', { reached: held.length - outside.length, all: places.length })}
    >
      {held.length > 0 && (
        <DataTable
          label={t(`map.below.${level}.title`)}
          stacks={false}
          rows={held}
          rowKey={(row) => row.code}
          columns={[
            {
              key: 'name',
              title: t(`map.below.${level}.place`),
              cell: (row) => (
                <AppLink to={paths.sessions} search={{ street: row.code }}>
                  {row.name}
                </AppLink>
              ),
            },
            { key: 'sessions', title: t('map.sessions'), number: true, cell: (row) => row.sessions },
          ]}
        />
      )}
      {nowhere > 0 && <p className="small muted">{t('map.nowhere', { count: nowhere })}</p>}
      {bare.length > 0 && (
        <p className="small muted">{t('map.bare', { names: bare.map(({ name }) => name).join(kit('say.listSeparator')) })}</p>
      )}
    </Panel>
  );
}

const sumOf = (cells: readonly { sessions: number }[]): number => cells.reduce((sum, { sessions }) => sum + sessions, 0);

/** Sessions held, on a schematic map; the same as a table for those who read better than they look. */
function MapPanel({ account }: { account: Account }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const words = useLegendWords();
  const { regionCode, districts: seen } = useSurroundings();
  const [table, setTable] = useState(false);
  const map = useQuery({
    queryKey: ['map', regionCode],
    queryFn: () => network.regions.map({ code: regionCode }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  // The same districts as in the grid beside it: whoever sees to one district reads of that one.
  const districts = account.coverage.districts.filter(({ code }) => seen.some((district) => district.code === code));
  const values = Object.fromEntries(districts.map(({ code, sessions }) => [code, sessions]));
  const asTable = table || map.isError;
  return (
    <Panel
      title={t('map.title')}
      note={asTable ? undefined : kit('say.schematic')}
      acts={
        !map.isError && (
          <button type="button" className="link" onClick={() => setTable(!table)}>
            {table ? t('map.asMap') : t('map.asTable')}
          </button>
        )
      }
    >
      {asTable ? (
        <DataTable
          label={t('map.title')}
          stacks={false}
          rows={districts}
          rowKey={(row) => row.code}
          columns={[
            {
              key: 'name',
              title: t('map.district'),
              cell: (row) => (
                <AppLink to={paths.sessions} search={{ district: row.code }}>
                  {row.name}
                </AppLink>
              ),
            },
            { key: 'sessions', title: t('map.sessions'), number: true, cell: (row) => row.sessions },
          ]}
        />
      ) : (
        <Answered query={map}>
          {({ features }) => (
            <>
              <DistrictMap
                shapes={features as DistrictShape[]}
                values={values}
                label={t('map.label')}
                words={words}
                say={(district, count) => t('map.say', { district, count })}
                link={(code, said, shape) => (
                  <Link to={paths.sessions as '/'} search={{ district: code } as never} aria-label={said}>
                    {shape}
                  </Link>
                )}
              />
              {districts.length > 2 && <p className="small muted">{t('map.hover')}</p>}
            </>
          )}
        </Answered>
      )}
    </Panel>
  );
}
