import { AppLink } from './link.tsx';
import * as texts from './made-under-budget.texts.ts';
import { paths } from './paths.ts';
import { useMay } from './surroundings.tsx';
import { useTexts } from './texts.ts';

/** The screens that need a sub-programme or a budget line first; the budget page leads back to them. */
export const backFromBudget = {
  activities: paths.activities,
  'new-session': paths.newSession,
  expenses: paths.expenses,
} as const;
export type BackFromBudget = keyof typeof backFromBudget;

/** What an empty choice of sub-programmes or budget lines says: where one is made, with the way there for those who may. */
export function MadeUnderBudget({ of, back }: { of: 'sub' | 'line'; back?: BackFromBudget }) {
  const t = useTexts(texts);
  const may = useMay('plan.change');
  return (
    <span className="small">
      {t(`made.none.${of}`)}{' '}
      {may ? (
        <AppLink to={paths.budget} search={{ add: of, back }}>
          {t(`made.go.${of}`)}
        </AppLink>
      ) : (
        t(`made.byManager.${of}`)
      )}
    </span>
  );
}
