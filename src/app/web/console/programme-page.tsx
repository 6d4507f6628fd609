import { NextYearButton } from '#src/account/next-year/ui/next-year-dialog.tsx';
import { accounts } from '#src/account/ui/at-picker.tsx';
import { PrintForm } from '#src/account/ui/print-form.tsx';
import { ProgrammePage } from '#src/plan/programme/ui/programme-page.tsx';

/** The declaration with its print, and the draft of the year after. */
export function ProgrammeWithPrint() {
  return (
    <ProgrammePage
      suggestWeights={(id, pack) => accounts.suggestWeights({ id, pack })}
      acts={
        <>
          <NextYearButton />
          <PrintForm form="declaration" at="" />
        </>
      }
    />
  );
}
