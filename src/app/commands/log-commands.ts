import { checkConsistency, checkInclusion, largestProofText, type ProofVerdict } from '#src/evidence/log/index.ts';
import { ok } from '#src/kernel/result.ts';
import type { Command, Output } from './command.ts';

/** The verdict is JSON for people too: it is what the next program reads. */
function verdict(json: ProofVerdict): Output {
  return { text: JSON.stringify(json), json, holds: json.valid };
}

/** Commands on proofs; they need no database. */
export const proofCommands: readonly Command[] = [
  {
    name: 'log inclusion',
    usage: '< PROOF.json',
    zh: '核对一个 RFC 6962 包含证明（标准输入 JSON：leafIndex treeSize leafHash rootHash proof）',
    en: 'checks one RFC 6962 inclusion proof given as JSON on stdin',
    run: async ({ input }) => ok(verdict(checkInclusion(await input(largestProofText)))),
  },
  {
    name: 'log consistency',
    usage: '< PROOF.json',
    zh: '核对一个 RFC 6962 一致性证明（标准输入 JSON：size1 size2 root1 root2 proof）',
    en: 'checks one RFC 6962 consistency proof given as JSON on stdin',
    run: async ({ input }) => ok(verdict(checkConsistency(await input(largestProofText)))),
  },
];
