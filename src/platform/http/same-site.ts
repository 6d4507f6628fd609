/**
 * Whether a request that changes something comes from a page of this site (or from no browser at all). A browser says so by
 * `Sec-Fetch-Site` or `Origin`; a request with a cookie but with neither is refused, since only old or odd browsers send it.
 */
export function fromSameSite(method: string, headers: Headers, ownHosts: readonly (string | null)[]): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(method)) return true;
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return site === 'none';
  const origin = headers.get('origin');
  if (origin !== null) return URL.canParse(origin) && ownHosts.includes(new URL(origin).host);
  return site !== null || !headers.has('cookie');
}
