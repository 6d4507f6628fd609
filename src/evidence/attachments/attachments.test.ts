import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { granted, testActor, type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { mediaTypeOf } from './media-type.ts';
import { openAttachment, storeAttachment } from './store-attachment.ts';

let test: TestEnvironment;
beforeAll(async () => {
  test = await testEnvironment();
});
afterAll(() => test.close());

const jpeg = (rest = 'photo') => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(rest)]);
const store = (name: string, bytes: Uint8Array) => storeAttachment(test.environment, test.actors.host, { name, bytes });

describe('attachments', () => {
  it('are kept under their hash and come back as they were', async () => {
    const kept = granted(await store('签到表.jpg', jpeg()));
    expect(kept).toMatchObject({ mediaType: 'image/jpeg', size: jpeg().length, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const again = granted(await store('同一张.jpg', jpeg()));
    expect(again.sha256).toBe(kept.sha256);
    const { bytes } = granted(await openAttachment(test.environment, test.actors.auditor, kept.id));
    expect(Buffer.compare(Buffer.from(bytes), jpeg())).toBe(0);
  });

  it('are opened by whoever attached them, and by readers of evidence; another host does not see them', async () => {
    const kept = granted(await store('本人上传.jpg', jpeg('own')));
    granted(await openAttachment(test.environment, test.actors.host, kept.id));
    const other = await testActor(test.environment, test.tenant, 'host', '承办辛', '310107');
    expect(await openAttachment(test.environment, other, kept.id)).toMatchObject({ refusal: { code: 'attachment-not-found' } });
    for (const who of ['resident', 'visitor', 'otherTenantManager'] as const)
      expect(await openAttachment(test.environment, test.actors[who], kept.id)).toMatchObject({
        refusal: { code: 'attachment-not-found' },
      });
    granted(await openAttachment(test.environment, test.actors.manager, kept.id));
    // It stands behind no fact of the coordinator's district yet.
    expect(await openAttachment(test.environment, test.actors.coordinator, kept.id)).toMatchObject({ ok: false });
  });

  it('refuse empty files, files beyond 20 MB, and what only claims to be a picture', async () => {
    expect(await store('空.jpg', new Uint8Array())).toMatchObject({ refusal: { code: 'attachment-size' } });
    expect(await store('大.jpg', Buffer.alloc(20 * 1024 * 1024 + 1, 1))).toMatchObject({ refusal: { code: 'attachment-size' } });
    expect(await store('程序.jpg', Buffer.from('MZ\u0090'))).toMatchObject({ refusal: { code: 'attachment-type' } });
    expect(await store('页面.svg', Buffer.from('<svg onload="alert(1)"/>'))).toMatchObject({
      refusal: { code: 'attachment-type' },
    });
    expect(mediaTypeOf('改名.jpg', Buffer.from('%PDF-1.7'))).toBe('application/pdf');
  });

  it('say when the file on disk is not what was kept', async () => {
    const kept = granted(await store('凭证.jpg', jpeg('voucher')));
    const path = await pathOf(kept.sha256);
    writeFileSync(path, jpeg('forged!'));
    expect(await openAttachment(test.environment, test.actors.auditor, kept.id)).toMatchObject({
      refusal: { code: 'attachment-damaged' },
    });
  });
});

/** Where the bytes lie: the store is a folder in tests. */
async function pathOf(sha256: string): Promise<string> {
  const folder = test.filesFolder;
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith(sha256));
  if (!found) throw new Error(`no file ${sha256}`);
  return join(folder, found);
}
