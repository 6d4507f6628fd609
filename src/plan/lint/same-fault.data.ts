import type { LintCase } from '#src/kernel/lint/finding-text.ts';

interface SameFault {
  /** The case that goes to the root: its mend mends the others too. */
  root: readonly LintCase[];
  /** The same fault of the same cell in other words, or what its mend would contradict. */
  moot: readonly LintCase[];
}

/** Of the findings of one row, those whose fault another goes to the root of. A further pair is a further entry. */
export const sameFaults: readonly SameFault[] = [
  // The row is to go: neither its sign nor its name matters.
  {
    root: ['input-repeats-budget', 'input-is-money', 'input-progress'],
    moot: [
      'equals-on-ceiling',
      'equals-on-floor',
      'sign-missing',
      'sign-missing-exact',
      'name-is-project',
      'name-is-slogan',
      'money-under-quantity',
      'more-spending',
      'rate-under-quantity',
      'at-least-all',
      'rate-undefined',
      'rate-undefined-of-plan',
      'rate-undefined-in-time',
    ],
  },
  // A requirement to spend by the rules has no figure, because it is no cost.
  {
    root: ['cost-is-compliance', 'cost-is-compliance-per-piece', 'cost-is-compliance-of-which'],
    moot: [
      'figure-missing',
      'unjudgeable',
      'quality-unjudgeable',
      'equals-on-ceiling',
      'at-least-all',
      'sign-missing',
      'sign-missing-exact',
    ],
  },
  { root: ['percent-missing', 'percent-missing-all', 'percent-impossible'], moot: ['equals-all-without-unit'] },
  // Whoever is told to leave room is not told to write that all is wanted.
  { root: ['satisfaction-of-all', 'all-in-others-hands'], moot: ['sign-missing', 'sign-missing-exact', 'at-least-all'] },
  {
    root: ['circular', 'circular-with-slack', 'execution-declared'],
    moot: ['rate-undefined', 'rate-undefined-of-plan', 'rate-undefined-in-time'],
  },
  // Nobody is named whose satisfaction it is: that leaves open the shares as well.
  {
    root: [
      'satisfaction-of-nobody',
      'satisfaction-of-places',
      'satisfaction-misplaced-of-nobody',
      'satisfaction-misplaced-of-places',
    ],
    moot: ['rate-undefined-satisfaction'],
  },
  {
    root: ['target-repeats-name', 'target-repeats-word'],
    moot: ['figure-missing', 'deadline-missing', 'unjudgeable', 'quality-unjudgeable'],
  },
  // Whoever is told to measure the project's own change is not told to put a figure on the whole city's.
  {
    root: ['city-figure'],
    moot: ['figure-missing', 'unjudgeable', 'quality-unjudgeable', 'grade-without-scale', 'target-repeats-word'],
  },
  { root: ['residue-in-row', 'only-template-number'], moot: ['target-blank', 'figure-missing', 'name-is-slogan'] },
];
