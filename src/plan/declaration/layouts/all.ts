import { cnSelfEvaluation } from './cn-self-evaluation.layout.ts';
import { cnTarget } from './cn-target.layout.ts';
import type { Layout } from './layout.ts';
import { sh2020Target } from './sh-2020-target.layout.ts';
import { sh2026Target } from './sh-2026-target.layout.ts';

/** Every layout that Kepu reads. Of two that fit a form equally well, the earlier is taken. */
export const layouts: readonly Layout[] = [sh2020Target, sh2026Target, cnTarget, cnSelfEvaluation];
