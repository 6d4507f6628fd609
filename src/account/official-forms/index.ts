export { type FormKind, layoutFor, layoutNamed, templates } from './layouts.ts';
export type { DeclarationForm, PrintFormat, SelfEvaluationForm } from './official-form.ts';
export { printDeclaration, printSelfEvaluation, UnprintableForm } from './print-form.ts';
export type { Template } from './template.ts';
