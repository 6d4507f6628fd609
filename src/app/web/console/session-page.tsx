import { AttendancePanel } from '#src/deliver/door/ui/attendance-panel.tsx';
import { SessionExpenses } from '#src/deliver/expenses/ui/session-expenses.tsx';
import { SessionPage } from '#src/deliver/sessions/ui/session-page.tsx';

/** A session with what its neighbours record of it. */
export function SessionWithParts() {
  return (
    <SessionPage
      attendance={(session) => (
        <AttendancePanel sessionId={session.id} mayEnter={session.abilities.enterAttendance} mayRun={session.abilities.runDoor} />
      )}
      expenses={(session) => <SessionExpenses sessionId={session.id} />}
    />
  );
}
