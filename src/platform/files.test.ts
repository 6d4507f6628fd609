import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FileStore, filesOnDisk, filesOnS3 } from './files.ts';

/** A server that speaks the part of S3's protocol that a store of files needs; it keeps what it is given in memory. */
function bucketServer(): Server {
  const objects = new Map<string, Buffer>();
  return createServer((request, response) => {
    const key = new URL(request.url ?? '/', 'http://s3').pathname;
    const signed = request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ') ?? false;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const known = objects.get(key);
      if (!signed) response.writeHead(403).end();
      else if (request.method === 'PUT') {
        objects.set(key, Buffer.concat(chunks));
        response.writeHead(200, { etag: '"1"' }).end();
      } else if (!known)
        response
          .writeHead(404, { 'content-type': 'application/xml' })
          .end(request.method === 'HEAD' ? '' : '<Error><Code>NoSuchKey</Code></Error>');
      else
        response
          .writeHead(200, { 'content-length': known.length, etag: '"1"' })
          .end(request.method === 'HEAD' ? undefined : known);
    });
  });
}

const server = bucketServer();
const folder = mkdtempSync(join(tmpdir(), 'kepu-files-'));
const stores: Record<string, FileStore> = {};

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env.AWS_ACCESS_KEY_ID = 'test';
  process.env.AWS_SECRET_ACCESS_KEY = 'test-secret';
  stores.disk = filesOnDisk(folder);
  stores.S3 = await filesOnS3(`s3://evidence?endpoint=http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(['disk', 'S3'])('files on %s', (where) => {
  it('come back byte for byte, and a missing one is null', async () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 31) % 256);
    await stores[where]!.put('attachments/t/ab/abcd', bytes);
    expect(Buffer.compare(Buffer.from((await stores[where]!.get('attachments/t/ab/abcd'))!), Buffer.from(bytes))).toBe(0);
    expect(await stores[where]!.get('attachments/t/ab/none')).toBeNull();
  });
});
