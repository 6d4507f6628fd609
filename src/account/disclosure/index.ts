export { disclosureRoutes } from './disclosure.http.ts';
export { disclosurePermissions } from './disclosure.policy.ts';
export { iatiActivity } from './iati.ts';
export { resultsCsv } from './results-csv.ts';
