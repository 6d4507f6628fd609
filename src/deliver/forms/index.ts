export { giveOpinion, opinionForm } from './give-opinion.ts';
export { opinionRoutes } from './opinion.http.ts';
export { opinionPermissions } from './opinion.policy.ts';
export { enterPaperOpinions, undoPaperOpinions } from './paper-opinions.ts';
export { summariseOpinions } from './read-opinions.ts';
