import { PreferencesPage } from '#src/access/ui/preferences-page.tsx';
import { OwnAlerts } from '#src/deliver/notices/ui/alerts.tsx';

/** One's own account, with the messages that one gets. */
export function PreferencesWithAlerts() {
  return <PreferencesPage also={<OwnAlerts />} />;
}
