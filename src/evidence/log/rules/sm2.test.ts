import { generateKeyPairSync, hash, randomBytes, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { hexOf } from './bytes.rules.ts';
import { sm2PublicKey, sm2Sign, sm2Verify } from './sm2.ts';
import { sm3 } from './sm3.rules.ts';

const message = new TextEncoder().encode('message digest');
/** GB/T 32918.5—2017, annex A.2. */
const example = {
  privateKey: Buffer.from('3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8', 'hex'),
  once: Buffer.from('59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21', 'hex'),
  publicKey:
    '09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
  signature:
    'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
};

test('SM3 is that of OpenSSL, at every length around its blocks', () => {
  for (let length = 0; length <= 260; length += 1) {
    const bytes = randomBytes(length);
    expect(hexOf(sm3(bytes))).toBe(hash('sm3', bytes, 'hex'));
  }
});

test('SM2 gives the signature of the standard', () => {
  expect(hexOf(sm2PublicKey(example.privateKey))).toBe(example.publicKey);
  const padded = (count: number) => Buffer.concat([Buffer.alloc(count - 32), example.once]);
  expect(hexOf(sm2Sign(example.privateKey, message, padded))).toBe(example.signature);
});

test('SM2 accepts what it signed and nothing else', () => {
  const publicKey = sm2PublicKey(example.privateKey);
  const signature = sm2Sign(example.privateKey, message, (count) => randomBytes(count));
  expect(sm2Verify(publicKey, message, signature)).toBe(true);
  for (let at = 0; at < 64; at += 7) {
    const wrong = Buffer.from(signature);
    wrong[at] = wrong[at]! ^ 1;
    expect(sm2Verify(publicKey, message, wrong)).toBe(false);
  }
  expect(sm2Verify(publicKey, message.slice(1), signature)).toBe(false);
  expect(sm2Verify(publicKey, message, signature.slice(1))).toBe(false);
  expect(sm2Verify(publicKey, message, new Uint8Array(64))).toBe(false);
  expect(sm2Verify(new Uint8Array(64).fill(7), message, signature)).toBe(false);
});

test('what OpenSSL signs with the curve and SM3 is ECDSA, and no SM2 signature', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'SM2' });
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-64);
  const signature = sign('sm3', message, { key: privateKey, dsaEncoding: 'ieee-p1363' });
  expect(sm2Verify(raw, message, signature)).toBe(false);
});
