/** The rules of the log without any I/O, for whoever checks offline: a command without a database, a page in a browser. */
export * from './act.rules.ts';
export * from './break.rules.ts';
export * from './bytes.rules.ts';
export { portableChecks } from './checks.ts';
export * from './file-seal.rules.ts';
export * from './leaf.rules.ts';
export * from './merkle.rules.ts';
export * from './note.rules.ts';
export * from './grouped-tree.rules.ts';
export * from './whole-tree.rules.ts';
