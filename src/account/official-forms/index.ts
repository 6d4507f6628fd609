export { declarationSections } from './official-form.ts';
export type { BudgetRow, DeclarationForm, PrintFormat, SelfEvaluationForm, SelfEvaluationIndicator } from './official-form.ts';
export { printDeclaration, printSelfEvaluation, UnprintableForm } from './print-form.ts';
