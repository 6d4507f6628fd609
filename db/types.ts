// Written by tools/schema.ts from the migrated database; do not edit.
// biome-ignore lint/suspicious/noExplicitAny: stands until the generator has run
export type Database = Record<string, any>;
