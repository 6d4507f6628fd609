import autocannon from 'autocannon';

export interface Load {
  port: number;
  codes: string[];
  consentVersion: string;
  amount: number;
  clients: number;
  /** First of the telephone numbers: no two requests come from the same resident. */
  firstPhone: number;
}

export interface LoadResult {
  seconds: number;
  errors: number;
  p50: number;
  p99: number;
  statuses: Record<string, number>;
}

const load = JSON.parse(process.argv[2]!) as Load;
let next = 0;

const results = await autocannon({
  url: `http://127.0.0.1:${load.port}`,
  connections: load.clients,
  amount: load.amount,
  timeout: 60,
  requests: [
    {
      method: 'POST',
      setupRequest(request) {
        const index = next;
        next += 1;
        const code = load.codes[index % load.codes.length]!;
        const body = {
          name: `居民${index}`,
          phone: String(load.firstPhone + index),
          seats: 1,
          consentVersion: load.consentVersion,
        };
        return {
          ...request,
          path: `/api/v1/public/bench/sessions/${code}/sign-ups`,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        };
      },
    },
  ],
});
const statuses = Object.fromEntries(Object.entries(results.statusCodeStats).map(([status, { count }]) => [status, count]));
const result: LoadResult = {
  seconds: results.duration,
  errors: results.errors + results.timeouts,
  p50: results.latency.p50,
  p99: results.latency.p99,
  statuses,
};
process.send!(result, () => process.exit(0));
