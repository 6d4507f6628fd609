import { SelfEvaluationPanel } from '#src/account/self-evaluation/ui/self-evaluation-panel.tsx';
import { AccountPage } from '#src/account/ui/account-page.tsx';

/** The self-evaluation with its way to the signature. */
export function AccountWithSignature() {
  return <AccountPage below={(shown) => <SelfEvaluationPanel {...shown} />} />;
}
