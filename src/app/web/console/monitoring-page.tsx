import { MonitoringPage } from '#src/account/ui/monitoring/monitoring-page.tsx';
import { AlertsSent } from '#src/deliver/notices/ui/alerts.tsx';
import { useMay } from '#src/ui-kit/surroundings.tsx';

/** The course of the year, and who was told when an indicator left it. */
export function MonitoringWithAlerts() {
  const mayRead = useMay('alerts.read');
  return (
    <>
      <MonitoringPage />
      {mayRead && (
        <div style={{ marginTop: 16 }}>
          <AlertsSent />
        </div>
      )}
    </>
  );
}
