import { DisclosurePanel } from '#src/account/disclosure/ui/disclosure-panel.tsx';
import { SelfEvaluationPanel } from '#src/account/self-evaluation/ui/self-evaluation-panel.tsx';
import { AccountPage } from '#src/account/ui/account-page.tsx';
import * as texts from '#src/account/ui/account-page.texts.ts';
import { FactOfFigure } from '#src/account/ui/fact-drawer.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';

/** The self-evaluation with its way to the signature and to the public. */
export function AccountWithSignature() {
  const t = useTexts(texts);
  return (
    <AccountPage
      below={(shown) => (
        <div className="stack" style={{ marginTop: 16 }}>
          <SelfEvaluationPanel {...shown} ruleName={(pack) => t(`page.rule.${pack}`)} Fact={FactOfFigure} />
          <DisclosurePanel />
        </div>
      )}
    />
  );
}
