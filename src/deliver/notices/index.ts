export { type AlertDigest, queueAlerts } from './alerts.ts';
export { noticeRoutes } from './notice.http.ts';
export { noticePermissions } from './notice.policy.ts';
export { maskName } from './notice.rules.ts';
export {
  asksToKeep,
  type Contact,
  dropQueued,
  forgetNoticesOf,
  forgetNoticesTo,
  forgetOldNotices,
  insertNotices as queueNotices,
  keptFree,
  type Known,
  movedFrom,
  type NoticeDraft,
} from './notice.store.ts';
export { untoldOf } from './untold.ts';
export { sendDueNotices } from './send-due-notices.ts';
