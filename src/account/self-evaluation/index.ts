export { selfEvaluationRoutes } from './self-evaluation.http.ts';
export { selfEvaluationPermissions } from './self-evaluation.policy.ts';
