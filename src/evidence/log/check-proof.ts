import { sha256 } from '#src/platform/sha256.ts';
import { bytesOfHex } from './rules/bytes.rules.ts';
import {
  faultOfConsistency,
  faultOfInclusion,
  type Hash,
  hashLength,
  largestSize,
  type ProofFault,
} from './rules/merkle.rules.ts';

export type ProofVerdict = { valid: true } | { valid: false; why: string };

/** What a proof may weigh as JSON; the longest honest one has 60 hashes. */
export const largestProofText = 1024 * 1024;

const faults: Record<ProofFault, string> = {
  'index-not-in-tree': '叶子序号不小于树的大小，这棵树里没有这个叶子 (the leaf index is not below the tree size)',
  'sizes-reversed': 'size1 大于 size2：树只会变大 (size1 is above size2; a tree only grows)',
  'proof-too-long': '证明里多出了散列 (the proof has more hashes than the tree has levels)',
  'proof-too-short': '证明里缺少散列 (the proof ends before the root)',
  'root-differs': '算出的根与给出的不同 (the computed root differs from the one given)',
  'first-root-differs': '算出的旧根与 root1 不同 (the computed old root differs from root1)',
  'second-root-differs': '算出的新根与 root2 不同 (the computed new root differs from root2)',
  'empty-root-differs': '空树的根应为空字节的 SHA-256 (the root of an empty tree is SHA-256 of nothing)',
  'proof-not-empty': '此处证明应为空 (the proof must be empty here)',
};

/** A size or index that was written as anything but a plain whole number up to 2^53: JSON readers would round it in silence. */
const inexact = Symbol('inexact');

class Unreadable extends Error {}

/** Checks one inclusion proof given as JSON text; see `kepu log inclusion`. Never throws. */
export function checkInclusion(text: string): ProofVerdict {
  return judged(text, (given) =>
    faultOfInclusion(sha256, {
      leafIndex: wholeNumber(given, 'leafIndex'),
      treeSize: wholeNumber(given, 'treeSize'),
      leafHash: hashAt(given, 'leafHash'),
      rootHash: hashAt(given, 'rootHash'),
      proof: proofOf(given),
    }),
  );
}

/** Checks one consistency proof given as JSON text; see `kepu log consistency`. Never throws. */
export function checkConsistency(text: string): ProofVerdict {
  return judged(text, (given) =>
    faultOfConsistency(sha256, {
      size1: wholeNumber(given, 'size1'),
      size2: wholeNumber(given, 'size2'),
      root1: hashAt(given, 'root1'),
      root2: hashAt(given, 'root2'),
      proof: proofOf(given),
    }),
  );
}

type Given = Record<string, unknown>;

function judged(text: string, check: (given: Given) => ProofFault | null): ProofVerdict {
  try {
    const fault = check(read(text));
    return fault === null ? { valid: true } : { valid: false, why: faults[fault] };
  } catch (error) {
    if (error instanceof Unreadable) return { valid: false, why: error.message };
    throw error;
  }
}

function read(text: string): Given {
  if (text.length > largestProofText) throw new Unreadable('输入超过 1 MB (the input is larger than 1 MB)');
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''), (_key, one: unknown, context?: { source?: string }) =>
      typeof one === 'number' && !isPlain(context?.source ?? String(one)) ? inexact : one,
    );
  } catch {
    throw new Unreadable('输入不是 JSON (the input is not JSON)');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Unreadable('输入应为一个 JSON 对象 (the input must be one JSON object)');
  return value as Given;
}

function isPlain(digits: string): boolean {
  return /^(0|[1-9]\d*)$/.test(digits) && digits.length <= 16 && BigInt(digits) <= BigInt(largestSize);
}

function own(given: Given, name: string): unknown {
  return Object.hasOwn(given, name) ? given[name] : undefined;
}

function wholeNumber(given: Given, name: string): number {
  const value = own(given, name);
  if (typeof value !== 'number')
    throw new Unreadable(`${name} 应为 0 到 2^53 的整数 (${name} must be a whole number from 0 to 2^53)`);
  return value;
}

function hashAt(given: Given, name: string): Hash {
  return hashFrom(own(given, name), name);
}

function hashFrom(value: unknown, name: string): Hash {
  const bytes = typeof value === 'string' ? bytesOfHex(value) : null;
  if (bytes?.length !== hashLength) throw new Unreadable(`${name} 应为 64 个十六进制数字 (${name} must be 64 hex digits)`);
  return bytes;
}

function proofOf(given: Given): Hash[] {
  const proof = own(given, 'proof');
  if (!Array.isArray(proof)) throw new Unreadable('proof 应为数组 (proof must be an array)');
  return proof.map((one, at) => hashFrom(one, `proof[${at}]`));
}
