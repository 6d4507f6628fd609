import { FormScore } from '#src/account/ui/form-score.tsx';
import { ImportPage } from '#src/plan/programme/ui/import-page.tsx';

/** The import of a declaration; a self-evaluation that is put in there is scored again instead. */
export function ImportWithScore() {
  return <ImportPage selfEvaluation={(form) => <FormScore {...form} />} />;
}
