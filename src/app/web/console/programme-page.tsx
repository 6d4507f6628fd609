import { NextYearButton } from '#src/account/next-year/ui/next-year-dialog.tsx';
import { accounts } from '#src/account/ui/at-picker.tsx';
import { PrintForm } from '#src/account/ui/print-form.tsx';
import { ProgrammePage } from '#src/plan/programme/ui/programme-page.tsx';
import { useMay } from '#src/ui-kit/surroundings.tsx';

/** The declaration with its print, and the draft of the year after. */
export function ProgrammeWithPrint() {
  const mayPrint = useMay('account.print');
  return (
    <ProgrammePage
      suggestWeights={(id) => accounts.suggestWeights({ id })}
      acts={
        <>
          <NextYearButton />
          {mayPrint && <PrintForm form="declaration" at="" />}
        </>
      }
    />
  );
}
