import type { Account, Attention } from '#src/account/account.contract.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { EmptyState, Panel } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './home.texts.ts';

type Code =
  | 'district-without-session'
  | 'activities-overdue'
  | 'small-sample'
  | 'expenses-in-breach'
  | 'measure-missing'
  | 'to-judge'
  | 'reason-missing';

/** What somebody should act on, each with the way to it. */
export function Todo({ account, at }: { account: Account; at: string }) {
  const t = useTexts(texts);
  return (
    <Panel title={t('todo.title')}>
      {account.attention.length === 0 ? (
        <EmptyState title={t('todo.none')} hint={t('todo.noneHint')} />
      ) : (
        <ul className="todo">
          {account.attention.map((attention) => {
            const code = attention.code as Code;
            const { to, search } = placeOf(attention, at);
            const detail = detailOf(attention, account);
            return (
              <li key={`${code} ${attention.indicatorId ?? ''}`}>
                <strong>{t(`todo.${code}.title`)}</strong>
                {detail && <div>{detail}</div>}
                <div className="muted">{t(`todo.${code}.text`)}</div>
                <AppLink to={to} search={search}>
                  {t(`todo.${code}.act`)} →
                </AppLink>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}

function placeOf(attention: Attention, at: string): { to: string; search?: Record<string, string> } {
  const figure = attention.indicatorId ? paths.figure(attention.indicatorId) : paths.account;
  switch (attention.code as Code) {
    case 'district-without-session':
      return { to: paths.coverage };
    case 'activities-overdue':
      return { to: paths.activities, search: { progress: 'overdue' } };
    case 'expenses-in-breach':
      return { to: paths.expenses, search: { breach: 'any' } };
    case 'measure-missing':
      return { to: attention.indicatorId ? paths.indicator(attention.indicatorId) : paths.programme };
    default:
      return { to: figure, search: at ? { at } : undefined };
  }
}

/** The names and numbers of one matter, as the server gave them. */
function detailOf(attention: Attention, account: Account): string {
  const { params } = attention;
  const indicator = account.indicators.find((one) => one.id === attention.indicatorId)?.level3;
  if (attention.code === 'district-without-session') {
    const bare = account.coverage.districts.filter((district) => district.sessions === 0).map((district) => district.name);
    return bare.length > 0 ? bare.join('、') : Object.values(params).join(' ');
  }
  const values = Object.entries(params).map(([key, value]) => (key === 'n' ? `n = ${value}` : String(value)));
  return [indicator, ...values.filter((value) => value !== indicator)].filter(Boolean).join(' · ');
}
