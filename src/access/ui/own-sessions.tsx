import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { momentText } from '#src/ui-kit/format.ts';
import { Answered, Panel } from '#src/ui-kit/page.tsx';
import { StateMark } from '#src/ui-kit/state-mark.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import { access } from './client.ts';
import * as texts from './own-sign-in.texts.ts';

type Session = Awaited<ReturnType<typeof access.me.sessions>>['items'][number];

/** Where one's account is signed in; each of the others can be ended, or all at once. */
export function OwnSessions() {
  const t = useTexts(texts);
  const sessions = useQuery({ queryKey: ['own-sessions'], queryFn: () => access.me.sessions() });
  const end = useAct({ run: (id: string) => access.me.endSession({ id }), done: t('sessions.ended') });
  const endOthers = useAct({ run: () => access.me.endOtherSessions(), done: t('sessions.endedOthers') });
  const nameOf = ({ device: { browser, system } }: Session): string => {
    const named = browser === 'wechat' ? t('sessions.wechat') : browser;
    if (named && system) return t('sessions.on', { browser: named, system });
    return named ?? system ?? t('sessions.unknown');
  };
  return (
    <Panel title={t('sessions.title')} note={t('sessions.hint')}>
      <Answered query={sessions}>
        {({ items }) => (
          <>
            <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
              {items.map((one) => (
                <li key={one.id} style={{ display: 'flex', gap: 12, alignItems: 'center', padding: '8px 0' }}>
                  <span style={{ flex: 1, minWidth: 0 }}>
                    <strong>{nameOf(one)}</strong> {one.current && <StateMark tone="good">{t('sessions.current')}</StateMark>}
                    <span className="small muted" style={{ display: 'block' }}>
                      {[
                        t('sessions.signedIn', { when: momentText(one.signedInAt) }),
                        t('sessions.used', { when: momentText(one.usedAt) }),
                        ...(one.address ? [t('sessions.from', { address: one.address })] : []),
                      ].join(' · ')}
                    </span>
                  </span>
                  {!one.current && (
                    <Button
                      size="small"
                      aria-label={t('sessions.endOf', { device: nameOf(one) })}
                      loading={end.isPending && end.variables === one.id}
                      onClick={() => end.mutate(one.id)}
                    >
                      {t('sessions.end')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            {items.length > 1 ? (
              <Button loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
                {t('sessions.endOthers')}
              </Button>
            ) : (
              <p className="small muted">{t('sessions.onlyThis')}</p>
            )}
          </>
        )}
      </Answered>
    </Panel>
  );
}
