import type { FactProof } from './read-log.ts';

/** A proof as answers carry it: moments as text. */
export function proofView(proof: FactProof | null) {
  if (!proof) return null;
  const cosigned = proof.cosigned.map(({ name, at }) => ({ name, at: at.toISOString() }));
  return { ...proof, signedAt: proof.signedAt.toISOString(), cosigned };
}
