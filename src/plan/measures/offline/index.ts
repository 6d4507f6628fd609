/** What a measure means, without any I/O: for whoever counts offline, in a browser too. */
export { comparesIn, factUnitOf, isShare } from '../measure.rules.ts';
