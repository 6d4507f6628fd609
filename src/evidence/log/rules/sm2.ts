import { weierstrass } from '@noble/curves/abstract/weierstrass.js';
import { bytesOfHex, hexOf, joined, utf8 } from './bytes.rules.ts';
import { sm3 } from './sm3.rules.ts';

/**
 * SM2 signatures with SM3 (GB/T 32918.2, curve of GB/T 32918.5). Node's OpenSSL knows the curve and the hash, but signs ECDSA with
 * them, which is another signature; so the few lines are written out here.
 */
const p = 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn;
const n = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
const Point = weierstrass({
  p,
  n,
  h: 1n,
  a: p - 3n,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
});

/** The user id that the standard names where nothing else is agreed on. */
const userId = utf8('1234567812345678');

const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${hexOf(bytes)}`);
const bytesOf = (number: bigint): Uint8Array => bytesOfHex(number.toString(16).padStart(64, '0'))!;
const modulo = (number: bigint): bigint => ((number % n) + n) % n;

/** The public key, 64 bytes: both coordinates. */
export function sm2PublicKey(privateKey: Uint8Array): Uint8Array {
  return Point.BASE.multiply(numberOf(privateKey)).toBytes(false).slice(1);
}

/** The digest that is signed: over the signer's id, the curve, the public key and the message. */
function digestOf(publicKey: Uint8Array, message: Uint8Array): bigint {
  const { a, b, Gx, Gy } = Point.CURVE();
  const idBits = Uint8Array.of(0, userId.length * 8);
  const signer = sm3(joined(idBits, userId, bytesOf(a), bytesOf(b), bytesOf(Gx), bytesOf(Gy), publicKey));
  return numberOf(sm3(joined(signer, message)));
}

/** 64 bytes, r and s. `randomBytes` gives as many random bytes as asked. */
export function sm2Sign(privateKey: Uint8Array, message: Uint8Array, randomBytes: (count: number) => Uint8Array): Uint8Array {
  const own = numberOf(privateKey);
  const digest = digestOf(sm2PublicKey(privateKey), message);
  for (;;) {
    // 16 bytes more than the order has, so that no remainder is likelier than another.
    const once = modulo(numberOf(randomBytes(48)));
    if (once === 0n) continue;
    const r = modulo(digest + Point.BASE.multiply(once).x);
    if (r === 0n || r + once === n) continue;
    const s = modulo(inverse(1n + own) * (once - r * own));
    if (s !== 0n) return joined(bytesOf(r), bytesOf(s));
  }
}

export function sm2Verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64 || publicKey.length !== 64) return false;
  const [r, s] = [numberOf(signature.slice(0, 32)), numberOf(signature.slice(32))];
  const t = modulo(r + s);
  if (r === 0n || s === 0n || r >= n || s >= n || t === 0n) return false;
  try {
    const signer = Point.fromBytes(joined(Uint8Array.of(4), publicKey));
    const sum = Point.BASE.multiplyUnsafe(s).add(signer.multiplyUnsafe(t));
    return !sum.is0() && modulo(digestOf(publicKey, message) + sum.x) === r;
  } catch {
    // Not a point of the curve.
    return false;
  }
}

/** By Fermat: the order is prime. */
function inverse(number: bigint): bigint {
  let [result, base] = [1n, modulo(number)];
  for (let exponent = n - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = modulo(result * base);
    base = modulo(base * base);
  }
  return result;
}
