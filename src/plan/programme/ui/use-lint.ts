import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { Finding, LintPackCode } from '../../lint/lint.contract.ts';
import type { ProgrammeView } from '../programme.contract.ts';
import { plan } from './clients.ts';
import * as texts from './findings.texts.ts';

/** The declaration's findings by the rules of its form and year, or by others; and how a mechanical mend is taken. */
export function useLint(programme: ProgrammeView) {
  const t = useTexts(texts);
  const [chosen, choose] = useState<LintPackCode | undefined>();
  // While a declaration is being written its findings stand beside the rows; afterwards they are there for whoever asks.
  const [shown, show] = useState(programme.state === 'draft');
  const { id, version, indicators } = programme;
  const { data, isPlaceholderData } = useQuery({
    queryKey: ['lint', id, version, chosen, indicators],
    queryFn: () => plan.lint({ id, pack: chosen }),
    placeholderData: (before) => before,
  });
  const act = useAct({
    run: (finding: Finding) => takeMend(programme, finding, t('reason', { rule: finding.rule })),
    done: t('taken'),
  });
  const findings = data?.findings ?? [];
  return {
    /** Not answered yet for the declaration as it stands: nothing may be called sound. */
    checking: data === undefined || isPlaceholderData,
    findings,
    pack: chosen ?? data?.pack,
    choose,
    shown,
    show,
    ofForm: findings.filter((finding) => finding.row === null),
    ofRow: (row: number) => findings.filter((finding) => finding.row === row),
    mend: (finding: Finding) => act.mutate(finding),
  };
}

/** Writes a mend as a person would: the wording of the indicator, then a new version of its target with the reason. */
async function takeMend({ indicators }: ProgrammeView, { mend }: Finding, reason: string): Promise<void> {
  const indicator = mend && indicators[mend.row];
  if (!indicator) return;
  const { level2, level3, target } = mend;
  if (level2 !== undefined || level3 !== undefined)
    await plan.changeIndicator({ indicatorId: indicator.id, version: indicator.version, level2, level3 });
  if (target !== undefined && target !== indicator.target.raw)
    await plan.changeTarget({ indicatorId: indicator.id, version: indicator.target.version, target, reason });
}
