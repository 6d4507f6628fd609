export * from './declaration/index.ts';
export * from './measures/index.ts';
export * from './programme/index.ts';
