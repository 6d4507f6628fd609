export { nextYearRoutes } from './next-year.http.ts';
