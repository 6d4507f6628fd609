export { admitTicket, admitWalkIn } from './admit.ts';
export { doorRoutes } from './door.http.ts';
export { doorPermissions } from './door.policy.ts';
export { doorStatus } from './door-status.ts';
export { enterPaper } from './enter-paper.ts';
export { recordHeadCount } from './record-head-count.ts';
export { undoAdmission } from './undo-admission.ts';
