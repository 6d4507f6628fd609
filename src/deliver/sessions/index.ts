export { archiveSession } from './archive-session.ts';
export { bringFactsAlong } from './bring-facts-along.ts';
export { cancelSession } from './cancel-session.ts';
export { endSession } from './end-session.ts';
export { finishActivity, withdrawFinish } from './finish-activity.ts';
export { inviteToOpinion } from './invite-to-opinion.ts';
export { openDueSignUps } from './open-sign-up.ts';
export { opinionMark, opinionToken } from './opinion-link.ts';
export {
  type ActivityRow,
  activitiesOf,
  ownDistricts,
  programmeRow,
  streetsOfDistricts,
  tenantIds,
  wholeAttendanceTarget,
} from './plan-and-network.store.ts';
export { readSession } from './read-sessions.ts';
export { recorderOf } from './recorder.ts';
export { rescheduleSession } from './reschedule-session.ts';
export { sessionRoutes } from './session.http.ts';
export { isInSight, sessionPermissions } from './session.policy.ts';
export { clearCode, clearSigns, hasBegun, notByName, opinionsLeft, publicStates, whenText } from './session.rules.ts';
export { openDue, type SessionRow } from './session.store.ts';
export {
  asWritten,
  lockSession,
  type Session,
  sessionByCode,
  sessionById,
  sessionsLike,
  shownSessions,
} from './session-words.ts';
export { attachmentExists, headCountOf, saveHeadCount } from './session-facts.store.ts';
export { startSession } from './start-session.ts';
export { sessionUrl } from './tell-everyone.ts';
export { ticketMac, ticketPurpose, ticketToken, ticketUrl, tokenOf } from './ticket-link.ts';
