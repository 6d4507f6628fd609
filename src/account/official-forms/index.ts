export { type FormKind, layoutFor, layoutNamed, templates } from './layouts.ts';
export { allPoints } from './official-form.ts';
export type { DeclarationForm, MonitoringForm, PrintFormat, SelfEvaluationForm } from './official-form.ts';
export { printDeclaration, printMonitoring, printSelfEvaluation, UnprintableForm } from './print-form.ts';
export type { Template } from './template.ts';
