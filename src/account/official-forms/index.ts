export type { DeclarationForm, PrintFormat, SelfEvaluationForm } from './official-form.ts';
export { printDeclaration, printSelfEvaluation, UnprintableForm } from './print-form.ts';
