declare module 'autocannon' {
  interface Request {
    method?: string;
    path?: string;
    headers?: Record<string, string>;
    body?: string;
  }
  interface Options {
    url: string;
    connections: number;
    amount: number;
    timeout?: number;
    requests: (Request & { setupRequest?(request: Request): Request })[];
  }
  interface Results {
    /** Seconds. */
    duration: number;
    errors: number;
    timeouts: number;
    latency: { p50: number; p99: number; max: number };
    statusCodeStats: Record<string, { count: number }>;
  }
  export default function autocannon(options: Options): Promise<Results>;
}
