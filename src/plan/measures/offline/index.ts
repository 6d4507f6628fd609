/** What a measure means, without any I/O: for whoever counts offline, in a browser too. */
export { factUnitOf, isShare, unitsAgree } from '../measure.rules.ts';
