export { selfEvaluationRoutes } from './self-evaluation.http.ts';
export { selfEvaluationPermissions } from './self-evaluation.policy.ts';
export type { FrozenFigure } from './self-evaluation.rules.ts';
export { type EvaluationRow, evaluationsOf } from './self-evaluation.store.ts';
export { frozenFigure } from './self-evaluation-view.ts';
export { type SignedEvaluation, signedEvaluation } from './signed-evaluation.ts';
