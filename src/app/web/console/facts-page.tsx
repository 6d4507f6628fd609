import { FactOfFigure } from '#src/account/ui/fact-drawer.tsx';
import { FactsPage } from '#src/evidence/ui/facts-page.tsx';

/** The ledger; a fact opens as it does behind a figure, with all that may be done with it. */
export function FactsWithDrawer() {
  return <FactsPage drawer={FactOfFigure} />;
}
