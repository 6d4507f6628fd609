import { useQuery } from '@tanstack/react-query';
import { Answered, EmptyState, PageHead, Panel } from '#src/ui-kit/page.tsx';
import { AppLink } from '#src/ui-kit/link.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { useMay, useProgramme } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import { sessions } from './clients.ts';
import { SessionHeatMap } from './session-heat-map.tsx';
import * as texts from './coverage.texts.ts';

/** Which districts had a session (of a district, which streets; of a street, which communities), month by month, and which are still missing. */
export function CoveragePage() {
  const t = useTexts(texts);
  const programme = useProgramme();
  const mayWrite = useMay('sessions.write');
  const coverage = useQuery({
    queryKey: ['coverage', programme.id, programme.fiscalYear],
    queryFn: () => sessions.coverage({ programmeId: programme.id, year: programme.fiscalYear }),
  });
  return (
    <Answered query={coverage}>
      {(data) => {
        const named = data.places.filter(({ place, outside }) => place !== '' && !outside);
        const missing = named.filter(({ held }) => held === 0);
        const filter = (place: string) => ({ [data.of === 'district' ? 'district' : 'street']: place });
        return (
          <>
            <PageHead
              title={t(`coverage.title.${data.of}`)}
              lead={t(`coverage.lead.${data.of}`, { reached: data.reached, all: named.length })}
            />
            <div className="stack">
              {missing.length > 0 && (
                <Panel title={t(`coverage.missing.${data.of}`)} note={t('coverage.missingHint')}>
                  <ul style={{ margin: 0, paddingInlineStart: 18 }}>
                    {missing.map(({ place, name, scheduled }) => (
                      <li key={place}>
                        {name}{' '}
                        {scheduled > 0 ? (
                          <AppLink to={paths.sessions} search={filter(place)}>
                            {t('coverage.planned')} {scheduled}
                          </AppLink>
                        ) : (
                          mayWrite && (
                            <AppLink to={paths.newSession} search={data.of === 'district' ? { district: place } : {}}>
                              {t('coverage.plan', { place: name })}
                            </AppLink>
                          )
                        )}
                      </li>
                    ))}
                  </ul>
                </Panel>
              )}
              <Panel>
                {data.cells.length === 0 ? (
                  <EmptyState title={t('coverage.empty')} hint={t('coverage.emptyHint')} />
                ) : (
                  <SessionHeatMap coverage={data} />
                )}
              </Panel>
            </div>
          </>
        );
      }}
    </Answered>
  );
}
