import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Changes } from '#src/ui-kit/changes.tsx';
import { momentText } from '#src/ui-kit/format.ts';
import { Answered, Panel } from '#src/ui-kit/page.tsx';
import { type Translate, useTexts } from '#src/ui-kit/texts.ts';
import type { PlanVersion, ProgrammeView } from '../programme.contract.ts';
import { plan } from './clients.ts';
import * as programmeTexts from './programme.texts.ts';
import * as texts from './versions.texts.ts';

/** The newest; the others on demand. */
const few = 5;

/** Every version of the plan: who changed what, when and why. `only` leaves out the others. */
export function PlanVersions({ programme, only }: { programme: Pick<ProgrammeView, 'id'>; only?: readonly PlanVersion['of'][] }) {
  const t = useTexts(texts);
  const programmeWords = useTexts(programmeTexts);
  const [whole, setWhole] = useState(false);
  const query = useQuery({
    queryKey: ['plan-versions', programme.id],
    queryFn: () => plan.history({ id: programme.id }),
  });
  return (
    <Panel title={t('versions.title')}>
      <Answered query={query}>
        {(all) => {
          const shown = all.filter((one) => only === undefined || only.includes(one.of));
          return shown.length === 0 ? (
            <p className="muted">{t('versions.none')}</p>
          ) : (
            <>
              <ol className="versions">
                {(whole ? shown : shown.slice(0, few)).map((one) => (
                  <li key={`${one.of}${one.line ?? ''}${one.version}${one.changedAt}${one.act}`}>
                    <strong>{actOf(t, one)}</strong>{' '}
                    <span className="muted small">
                      v{one.version} · {programmeWords('indicator.by', { who: one.changedBy, when: momentText(one.changedAt) })}
                    </span>
                    {one.reason && <div>{t('versions.why', { reason: one.reason })}</div>}
                    <Changes changes={one.changes} />
                  </li>
                ))}
              </ol>
              {!whole && shown.length > few && (
                <button type="button" className="link" onClick={() => setWhole(true)}>
                  {t('versions.all', { count: shown.length })}
                </button>
              )}
            </>
          );
        }}
      </Answered>
    </Panel>
  );
}

function actOf(t: Translate<typeof texts.zh>, { of, act, line }: PlanVersion): string {
  if (of === 'programme') return t(`versions.head.${act}`, { file: line ?? '' });
  const named = { line: line ?? '' };
  if (of === 'budget-line') return t(`versions.line.${act === 'imported' ? 'entered' : act}`, named);
  if (of === 'activity' && line === null) return t('versions.activitiesEntered');
  const known = act === 'entered' || act === 'removed' || act === 'withdrawn' ? act : 'changed';
  return t(`versions.${of}.${known}`, named);
}
