export { accountCommand, auditCommand, formScore } from './account-command.ts';
export { accountOf } from './account-of.ts';
export { accountPermissions } from './account.policy.ts';
export { accountRoutes } from './account.http.ts';
export { listActivityProgress } from './activity-progress.ts';
export { auditEvidence } from './audit.ts';
export { factDetail, listFacts } from './facts-of-figure.ts';
export { figureDetail } from './figure-detail.ts';
export { declarationForm, scoreOf, selfEvaluationForm, suggestWeights } from './forms.ts';
export { previewMeasure } from './preview-measure.ts';
export { printForm } from './print-form.ts';
export { packCodes } from './scoring/index.ts';
export { listRecords } from './records-of-figure.ts';
export { stateIndicator } from './state-indicator.ts';
export {
  listSelfEvaluations,
  prepareSelfEvaluation,
  selfEvaluationPermissions,
  selfEvaluationRoutes,
  takeEvaluationStep,
} from './self-evaluation/index.ts';
