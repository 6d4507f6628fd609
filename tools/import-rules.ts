/**
 * The import rules of ARCHITECTURE.md as data, in the form that dependency-cruiser reads: `$1` in `to` stands for the first
 * group of `from`. The number that begins a name is the rule's number in ARCHITECTURE.md; `floor-…` are the floors of a slice.
 */

export interface ImportRule {
  name: string;
  /** What to do when the rule is broken. */
  comment: string;
  from: { path?: string; pathNot?: string | string[] };
  to: { path?: string; pathNot?: string | string[]; circular?: boolean; couldNotResolve?: boolean };
}

const stages = 'access|network|plan|deliver|evidence|account';
const test = '\\.test\\.tsx?$';
const zod = '(^|/node_modules/|^node_modules/)zod(/|$)';
const orpcContract = '(^|/node_modules/|^node_modules/)@orpc/contract(/|$)';
/** What facts are made of and which kinds there are: the floor below every fact, without I/O. */
const factVocabulary = '^src/evidence/facts/(fact|kinds)\\.ts$';
const doors = ['/index\\.ts$', '\\.(contract|fact)\\.ts$', factVocabulary];

/**
 * Rule 5 within one stage. A folder of `deliver` is always a slice; in the other stages one is as soon as it has a door of its own,
 * an index.ts. `slice` is `stage/folder`.
 */
export function sliceRule(slice: string): ImportRule {
  return {
    name: '5-slices-have-doors (same stage)',
    comment: 'import the other slice by its index.ts, *.contract.ts or *.fact.ts; export from its index.ts what you need',
    from: { path: `^src/${slice.split('/')[0]}/`, pathNot: [`^src/${slice}/`, test] },
    to: { path: `^src/${slice}/`, pathNot: doors },
  };
}

export const importRules: ImportRule[] = [
  {
    name: '1-kernel-imports-nothing',
    comment: 'keep the kernel free of packages and of everything above it; move the code up, or the word down into the kernel',
    from: { path: '^src/kernel/', pathNot: test },
    to: { pathNot: '^src/kernel/' },
  },
  {
    name: '1-kernel-imports-nothing (its tests)',
    comment: 'a kernel test needs only the kernel and the test packages',
    from: { path: '^src/kernel/.*\\.test\\.ts$' },
    to: { path: '^src/', pathNot: '^src/kernel/' },
  },
  {
    name: '2-no-later-stage (access)',
    comment: 'access comes first: pass what is needed in as a value or a callback',
    from: { path: '^src/access/' },
    to: { path: '^src/(network|plan|deliver|evidence|account)/' },
  },
  {
    name: '2-no-later-stage (network)',
    comment: 'network comes before plan: let the later stage ask for what it needs',
    from: { path: '^src/network/' },
    to: { path: '^src/(plan|deliver|evidence|account)/' },
  },
  {
    name: '2-no-later-stage (plan)',
    comment: 'plan comes before deliver and evidence: let the later stage ask for what it needs',
    from: { path: '^src/plan/' },
    to: { path: '^src/(deliver|evidence|account)/' },
  },
  {
    name: '3-evidence-stands-alone',
    comment: 'evidence knows only kernel and platform; a fact carries all that is needed to recount it',
    from: { path: '^src/evidence/' },
    to: { path: '^src/(access|network|plan|deliver|account)/' },
  },
  {
    name: '4-deliver-and-account-meet-in-evidence (deliver)',
    comment: 'write a fact and let account read it',
    from: { path: '^src/deliver/' },
    to: { path: '^src/account/' },
  },
  {
    name: '4-deliver-and-account-meet-in-evidence (account)',
    comment: 'read the fact, never the operational table; if the fact lacks something, let deliver write it into the fact',
    from: { path: '^src/account/' },
    to: { path: '^src/deliver/' },
  },
  {
    name: '5-slices-have-doors (another stage)',
    comment: 'import the other slice by its index.ts, *.contract.ts or *.fact.ts; export from its index.ts what you need',
    from: { path: `^src/(${stages})/`, pathNot: test },
    to: { path: `^src/(${stages})/`, pathNot: ['^src/$1/', ...doors] },
  },
  {
    name: '6-rules-and-facts-are-pure',
    comment: 'rules and facts see only kernel, each other and zod: pass the rest in as arguments',
    from: { path: '^src/.*\\.(rules|fact)\\.ts$' },
    to: { pathNot: ['^src/kernel/', '\\.(rules|fact)\\.ts$', factVocabulary, zod] },
  },
  {
    name: '8-screens-see-contracts',
    comment:
      'a screen sees contracts, kernel and ui-kit: ask the server by the contract, or move the pure part into ui-kit or kernel',
    from: { path: `^src/((?:${stages})|(?:${stages})/.*)/ui/`, pathNot: test },
    to: { path: '^src/', pathNot: ['^src/kernel/', '^src/ui-kit/', '\\.contract\\.ts$', '^src/$1/ui/'] },
  },
  {
    name: '9-nobody-imports-app',
    comment: 'app wires everything; pass what you need in as an argument',
    from: { path: '^src/', pathNot: '^src/app/' },
    to: { path: '^src/app/' },
  },
  {
    name: '10-stores-and-policies-stay-below-verbs',
    comment: 'move what both need into *.rules.ts, or let the verb call the store',
    from: { path: `^src/(?:${stages})/.*\\.(store|policy)\\.ts$` },
    to: {
      path: `^src/(${stages})/`,
      pathNot: ['\\.(rules|fact|contract|store|policy|texts)\\.ts$', '^src/.*/index\\.ts$', factVocabulary],
    },
  },
  { name: '11-no-cycles', comment: 'break the ring: move what both need one floor down', from: {}, to: { circular: true } },
  {
    name: 'floor-contracts',
    comment:
      'a contract is shared with the browser: only kernel, zod, @orpc/contract, the HTTP contract helper and other contracts',
    from: { path: '\\.contract\\.ts$' },
    to: { pathNot: ['^src/kernel/', '\\.contract\\.ts$', '^src/platform/http/contract\\.ts$', zod, orpcContract] },
  },
  {
    name: 'floor-http',
    comment: 'routes are thin and on top: only index.ts, other routes and app import them',
    from: { path: '^src/', pathNot: ['^src/app/', '\\.http\\.ts$', '/index\\.ts$', test] },
    to: { path: '\\.http\\.ts$' },
  },
  {
    name: 'floor-screens',
    comment: 'only screens, routes (for pages rendered by the server), index.ts and app import from ui/',
    from: { path: '^src/', pathNot: ['^src/app/', '^src/.*/ui/', '\\.http\\.ts$', '/index\\.ts$', test] },
    to: { path: `^src/(?:${stages})(?:/|/.*/)ui/` },
  },
  {
    name: 'floor-jsx',
    comment: 'Node cannot run .tsx: only screens (ui/, ui-kit, app/web), which Vite bundles, may import it',
    from: { pathNot: ['^src/.*/ui/', '^src/ui-kit/', '^src/app/web/', test] },
    to: { path: '\\.tsx$' },
  },
  {
    name: 'floor-platform',
    comment: 'platform has no domain words: it sees only kernel; pass the rest in',
    from: { path: '^src/platform/', pathNot: test },
    to: { path: '^src/', pathNot: ['^src/platform/', '^src/kernel/'] },
  },
  {
    name: 'floor-ui-kit',
    comment: 'ui-kit sees only kernel, itself and packages; pass the rest in',
    from: { path: '^src/ui-kit/', pathNot: test },
    to: { path: '^src/', pathNot: ['^src/ui-kit/', '^src/kernel/'] },
  },
  {
    name: 'floor-src',
    comment: 'the product does not lean on its tests, tools or benchmarks',
    from: { path: '^src/', pathNot: test },
    to: { path: '^(tests|tools|bench)/' },
  },
  {
    name: '0-unresolved',
    comment: 'correct the path: an import that resolves to nothing would slip past every rule',
    from: { path: '^src/' },
    to: { path: '^[.#]', couldNotResolve: true },
  },
];
