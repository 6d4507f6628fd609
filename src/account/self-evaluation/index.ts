export { prepareSelfEvaluation } from './prepare-self-evaluation.ts';
export { listSelfEvaluations, printFrozenForm } from './read-self-evaluations.ts';
export { selfEvaluationRoutes } from './self-evaluation.http.ts';
export { selfEvaluationPermissions } from './self-evaluation.policy.ts';
export { takeEvaluationStep } from './take-step.ts';
