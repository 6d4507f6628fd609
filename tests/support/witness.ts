import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A witness of C2SP tlog-witness on a port of its own, written from the specification alone and sharing no code with the log, so that
 * both would have to err alike. Keeps the newest checkpoint of each log that it trusts, in memory.
 */
export interface Witness {
  url: string;
  vkey: string;
  /** What it has cosigned of each log. */
  known: Map<string, { size: number; root: string; note: string }>;
  /** Answers as it sees fit from now on; null: as it should. */
  misbehave(how: ((response: ServerResponse) => void) | null): void;
  close(): Promise<void>;
}

const spki = Buffer.from('302a300506032b6570032100', 'hex');
const H = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
const node = (left: Buffer, right: Buffer): Buffer => H(Buffer.of(1), left, right);

export async function startWitness(name: string, logs: readonly string[]): Promise<Witness> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  const id = H(Buffer.from(`${name}\n`), Buffer.of(4), raw).subarray(0, 4);
  const known: Witness['known'] = new Map();
  let misbehaviour: ((response: ServerResponse) => void) | null = null;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (misbehaviour) return misbehaviour(response);
      const body = Buffer.concat(parts).toString('utf8');
      const {
        status,
        type = 'text/plain',
        text,
      } = request.method === 'POST' && request.url === '/add-checkpoint' ? addCheckpoint(body) : { status: 404, text: '' };
      response.writeHead(status, { 'content-type': type }).end(text);
    });
  });

  function addCheckpoint(body: string): { status: number; type?: string; text: string } {
    const blank = body.indexOf('\n\n');
    const [oldLine = '', ...proof] = body.slice(0, blank).split('\n');
    const note = body.slice(blank + 2);
    const [text, signatures] = [note.slice(0, note.indexOf('\n\n') + 1), note.slice(note.indexOf('\n\n') + 2)];
    const [origin = '', size = '', root = ''] = text.split('\n');
    const trusted = logs.filter((vkey) => vkey.startsWith(`${origin}+`));
    if (trusted.length === 0) return { status: 404, text: 'unknown log\n' };
    if (!trusted.some((vkey) => isSigned(vkey, text, signatures))) return { status: 403, text: 'no trusted signature\n' };
    const [old, next] = [Number(oldLine.replace(/^old /, '')), Number(size)];
    if (old > next) return { status: 400, text: 'old size above new\n' };
    const last = known.get(origin);
    if (old !== (last?.size ?? 0)) return { status: 409, type: 'text/x.tlog.size', text: `${last?.size ?? 0}\n` };
    if (last && old === next && last.root !== root) return { status: 409, text: 'another tree\n' };
    if (last && old < next && !isConsistent(old, next, last.root, root, proof)) return { status: 422, text: 'not consistent\n' };
    known.set(origin, { size: next, root, note });
    const seconds = Math.floor(Date.now() / 1000);
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(BigInt(seconds));
    const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`), privateKey);
    return { status: 200, text: `— ${name} ${Buffer.concat([id, time, signature]).toString('base64')}\n` };
  }

  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    vkey: `${name}+${id.toString('hex')}+${Buffer.concat([Buffer.of(4), raw]).toString('base64')}`,
    known,
    misbehave(how) {
      misbehaviour = how;
    },
    close: () => new Promise((done) => server.close(() => done())),
  };
}

function isSigned(vkey: string, text: string, signatures: string): boolean {
  const [name, , encoded = ''] = vkey.split('+');
  // Base64 may hold a plus itself.
  const key = Buffer.from(vkey.slice(vkey.indexOf('+', vkey.indexOf('+') + 1) + 1) || encoded, 'base64').subarray(1);
  const publicKey = createPublicKey({ key: Buffer.concat([spki, key]), format: 'der', type: 'spki' });
  return signatures.split('\n').some((line) => {
    const [dash, signer, base64 = ''] = line.split(' ');
    return (
      dash === '—' && signer === name && verify(null, Buffer.from(text), publicKey, Buffer.from(base64, 'base64').subarray(4))
    );
  });
}

/** RFC 6962, 2.1.2, by the recursion of its definition over the two sizes. */
function isConsistent(size1: number, size2: number, root1: string, root2: string, lines: readonly string[]): boolean {
  if (size1 === 0) return lines.length === 0;
  const proof = lines.map((line) => Buffer.from(line, 'base64'));
  const rebuild = (m: number, n: number, whole: boolean): { old: Buffer; all: Buffer } => {
    if (m === n) {
      const same = whole ? Buffer.from(root1, 'base64') : proof.shift()!;
      return { old: same, all: same };
    }
    const k = 2 ** Math.floor(Math.log2(n - 1));
    if (m <= k) {
      const left = rebuild(m, k, whole);
      return { old: left.old, all: node(left.all, proof.shift()!) };
    }
    const right = rebuild(m - k, n - k, false);
    const left = proof.shift()!;
    return { old: node(left, right.old), all: node(left, right.all) };
  };
  try {
    const { old, all } = rebuild(size1, size2, true);
    return proof.length === 0 && old.toString('base64') === root1 && all.toString('base64') === root2;
  } catch {
    return false;
  }
}

/** An answer without end; says how many bytes went out. */
export function pour(response: ServerResponse): () => number {
  const part = Buffer.alloc(2 ** 20, 'x');
  let sent = 0;
  const more = (): void => {
    while (!response.destroyed && !response.errored) {
      sent += part.length;
      if (!response.write(part)) return void response.once('drain', more);
    }
  };
  more();
  return () => sent;
}
