import { accounts } from '#src/account/ui/at-picker.tsx';
import { ActivitiesPage } from '#src/plan/programme/ui/activities-page.tsx';
import { useMay } from '#src/ui-kit/surroundings.tsx';

/** Planned activities with how far each is, from facts, for those who may read them. */
export function ActivitiesWithProgress() {
  return <ActivitiesPage withProgress={useMay('account.read') ? accounts.activities : null} />;
}
