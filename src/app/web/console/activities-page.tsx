import { useQuery } from '@tanstack/react-query';
import { accounts } from '#src/account/ui/at-picker.tsx';
import { ActivitiesPage, type ActivityProgress } from '#src/plan/programme/ui/activities-page.tsx';
import { useMay, useProgramme } from '#src/ui-kit/surroundings.tsx';

/** Planned activities with how far each is, from facts. */
export function ActivitiesWithProgress() {
  const { id } = useProgramme();
  const mayRead = useMay('account.read');
  const progress = useQuery({
    queryKey: ['activity-progress', id],
    queryFn: () => accounts.activityProgress({ id }),
    enabled: mayRead,
  });
  return (
    <ActivitiesPage progress={new Map<string, ActivityProgress>((progress.data ?? []).map((one) => [one.activityId, one]))} />
  );
}
