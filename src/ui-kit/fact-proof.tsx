import { momentText, numberText } from './format.ts';
import { useKitTexts } from './kit-texts.ts';
import { StateMark } from './state-mark.tsx';

export interface Proof {
  index: number;
  size: number;
  signedAt: string;
  cosigned: readonly { name: string; at: string }[];
}

/** Whether a fact is in the signed log, since when, and who else has signed. */
export function FactProof({ proof }: { proof: Proof | null }) {
  const t = useKitTexts();
  if (!proof)
    return (
      <div>
        <StateMark tone="none">{t('proof.waiting')}</StateMark>
        <div className="small muted">{t('proof.waitingHint')}</div>
      </div>
    );
  return (
    <div>
      <StateMark tone="good">{t('proof.signed', { index: numberText(proof.index + 1), size: numberText(proof.size) })}</StateMark>
      <div className="small muted">{t('proof.when', { when: momentText(proof.signedAt) })}</div>
      {proof.cosigned.map(({ name, at }) => (
        <div key={name} className="small muted">
          {t('proof.cosigned', { name, when: momentText(at) })}
        </div>
      ))}
    </div>
  );
}
