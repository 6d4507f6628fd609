/**
 * The address of a PostgreSQL server as one URL: by its host, or by the folder of its socket (`postgres:///kepu?host=/var/run/postgresql`; role and
 * password before the empty host become parameters, as they can stand nowhere else). Null where it is none, names no database, or holds a % that
 * begins no character (one of a password is written %25).
 */
export function serverAddress(text: string): URL | null {
  if (/%(?![0-9a-f]{2})/i.test(text)) return null;
  const [, scheme, role = '', password, rest = ''] = /^(\w+:\/\/)([^:@/?#]*)(?::([^@/?#]*))?@(\/.*)$/.exec(text) ?? [];
  const plain = scheme === undefined ? text : `${scheme}${rest}`;
  if (!URL.canParse(plain)) return null;
  const url = new URL(plain);
  if (scheme !== undefined) {
    url.searchParams.set('user', decodeURIComponent(role));
    if (password !== undefined) url.searchParams.set('password', decodeURIComponent(password));
  }
  const host = url.hostname || (url.searchParams.get('host') ?? '');
  return /^postgres(ql)?:$/.test(url.protocol) && host !== '' && url.pathname.length >= 2 ? url : null;
}

/** Where it leads, without its password. */
export function placeOf(url: URL): string {
  const { searchParams } = url;
  const host = searchParams.get('host') ?? decodeURIComponent(url.hostname);
  return `${host}:${searchParams.get('port') ?? (url.port || '5432')}${url.pathname}`;
}

/** The password that it signs in with; null where the server asks for none. Parameters go first, as the client reads them. */
export function passwordOf(url: URL): string | null {
  return url.searchParams.get('password') || decodeURIComponent(url.password) || process.env.PGPASSWORD || null;
}

/** The same server for another role. */
export function inRole(address: URL, role: string, password: string | null): URL {
  const url = new URL(address);
  url.searchParams.delete('user');
  url.searchParams.delete('password');
  if (url.hostname === '') {
    // Before an empty host a URL keeps neither, and says nothing: the former role would sign in.
    url.searchParams.set('user', role);
    if (password !== null) url.searchParams.set('password', password);
  } else {
    url.username = role;
    url.password = password ?? '';
  }
  return url;
}
