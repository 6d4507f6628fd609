import { PrintForm } from '#src/account/ui/print-form.tsx';
import { ProgrammePage } from '#src/plan/programme/ui/programme-page.tsx';
import { useMay } from '#src/ui-kit/surroundings.tsx';

/** The declaration with its print. */
export function ProgrammeWithPrint() {
  const mayPrint = useMay('account.print');
  return <ProgrammePage acts={mayPrint && <PrintForm form="declaration" at="" />} />;
}
