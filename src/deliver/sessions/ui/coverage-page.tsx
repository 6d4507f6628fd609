import { useQuery } from '@tanstack/react-query';
import { Answered, EmptyState, PageHead, Panel } from '#src/ui-kit/page.tsx';
import { AppLink } from '#src/ui-kit/link.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { useMay, useProgramme } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import { sessions } from './clients.ts';
import { SessionHeatMap } from './session-heat-map.tsx';
import * as texts from './coverage.texts.ts';

/** Which districts had a session, month by month, and which are still missing. */
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
        const missing = data.districts.filter((district) => district.held === 0);
        return (
          <>
            <PageHead
              title={t('coverage.title')}
              lead={t('coverage.lead', { reached: data.districtsReached, all: data.districts.length })}
            />
            <div className="stack">
              {missing.length > 0 && (
                <Panel title={t('coverage.missing')} note={t('coverage.missingHint')}>
                  <ul style={{ margin: 0, paddingInlineStart: 18 }}>
                    {missing.map(({ district, name, scheduled }) => (
                      <li key={district}>
                        {name}{' '}
                        {scheduled > 0 ? (
                          <AppLink to={paths.sessions} search={{ district }}>
                            {t('coverage.planned')} {scheduled}
                          </AppLink>
                        ) : (
                          mayWrite && (
                            <AppLink to={paths.newSession} search={{ district }}>
                              {t('coverage.plan', { district: name })}
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
