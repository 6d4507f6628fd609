/** How a programme is scored, without any I/O: for whoever scores offline, in a browser too. */
export { rulePacks } from '../rule-packs.rules.ts';
export { scoreProgramme } from '../score-programme.ts';
