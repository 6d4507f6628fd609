export { type FormCommandOutput, formLint, formRead, formTarget } from './form-command.ts';
export { readBesideOriginalApart, readDeclarationApart, readFormApart } from './read-apart.ts';
export { readBesideOriginal, readForm } from './read-form.ts';
export type { FormFile } from './files/text-of-file.ts';
