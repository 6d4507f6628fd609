import { dayOf } from '#src/kernel/local-time.ts';
import { useQuery } from '@tanstack/react-query';
import type { Account, IndicatorState } from '#src/account/account.contract.ts';
import { AtPicker, accounts, useAt } from '#src/account/ui/at-picker.tsx';
import { HeldThen } from '#src/account/ui/held-then.tsx';
import { IndicatorTable } from '#src/account/ui/indicator-table.tsx';
import { shareText } from '#src/account/ui/indicator-words.ts';
import { PrintForm } from '#src/account/ui/print-form.tsx';
import { countWord, dayText, wanText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { chosenLanguage } from '#src/ui-kit/language.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { Answered, EmptyState, PageHead } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { useProgramme } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './home.texts.ts';
import { Coming } from './coming.tsx';
import { WherePanel } from './map-panel.tsx';
import { SessionHeat } from './session-heat.tsx';
import { OwnSteps, Todo, useMatters } from './todo.tsx';

const order: IndicatorState[] = ['met', 'on-track', 'at-risk', 'behind', 'missing', 'to-judge'];

/** Where every target stands today, what needs doing, and where in the city it happens. */
export function Home() {
  const t = useTexts(texts);
  const programme = useProgramme();
  const { at, setAt } = useAt();
  const account = useQuery({
    queryKey: ['account', programme.id, at],
    queryFn: () => accounts.account({ id: programme.id, at: at || undefined }),
  });
  return (
    <Answered query={account}>
      {(data) => (
        <>
          <PageHead
            windowTitle={t('title')}
            title={<Headline account={data} />}
            lead={t(data.elapsed >= 1 ? 'leadOver' : 'lead', {
              applicant: data.programme.applicant,
              budget: wanText(data.programme.totalFen),
              at: dayText(data.at),
              elapsed: shareText(data.elapsed, 0),
            })}
            acts={
              <>
                <AtPicker at={at} shown={data.at} onChange={setAt} />
                <PrintForm form="self-evaluation" at={at} />
              </>
            }
          />
          <HeldThen superseded={data.superseded} at={data.at} />
          <OwnSteps account={data} at={at} />
          <section className="panel" aria-label={t('title')}>
            {data.indicators.length > 0 ? (
              <IndicatorTable account={data} at={at} />
            ) : (
              <EmptyState title={t('noIndicators')} hint={t('noIndicatorsHint')}>
                <AppLink to={paths.programme}>{t('toPlan')}</AppLink>
              </EmptyState>
            )}
          </section>
          <Lower account={data} at={at} />
        </>
      )}
    </Answered>
  );
}

/**
 * Below the table: what to do, and where in the city it happens. The sessions soon stand where there is room: under few matters, or else along
 * the foot; on a page of a day that is past they have no place.
 */
function Lower({ account, at }: { account: Account; at: string }) {
  const short = useMatters(account).length < 3;
  const coming = at === '' || at >= dayOf(new Date());
  return (
    <div className="home-lower">
      <div className="stack">
        <Todo account={account} at={at} />
        {coming && short && <Coming />}
      </div>
      <div className="stack wide">
        <SessionHeat account={account} />
        {coming && !short && <Coming wide />}
      </div>
      <WherePanel account={account} />
    </div>
  );
}

/** 七项指标：三项按期，两项临界，两项有差距. */
function Headline({ account }: { account: Account }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  if (account.indicators.length === 0) return <>{t('noIndicators')}</>;
  const chinese = chosenLanguage() === 'zh';
  const parts = order
    .filter((state) => (account.counts[state] ?? 0) > 0)
    .map((state) =>
      t('part', {
        count: countWord(account.counts[state]!),
        // English says 1 falls short, 4 fall short; the other states are one word for any number.
        state: state === 'behind' && account.counts[state] !== 1 ? t('behindMany') : kit(`indicatorState.${state}`).toLowerCase(),
      }),
    );
  const headline = account.indicators.length === 1 ? 'headlineOne' : 'headline';
  return <>{t(headline, { count: countWord(account.indicators.length), parts: parts.join(chinese ? '，' : ', ') })}</>;
}
