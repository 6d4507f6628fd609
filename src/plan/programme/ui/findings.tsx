import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useEffect, useState } from 'react';
import { chosenLanguage } from '#src/ui-kit/language.ts';
import { StateMark, type Tone } from '#src/ui-kit/state-mark.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import { type Finding, lintPackCodes, type Mend } from '../../lint/lint.contract.ts';
import { findingText, sourceText } from '#src/kernel/lint/finding-text.ts';
import { plan } from './clients.ts';
import './findings.css';
import * as texts from './findings.texts.ts';
import type { useLint } from './use-lint.ts';

const tones: Record<Finding['severity'], Tone> = { error: 'bad', warning: 'warn', info: 'none' };

/** What a mend makes of a row: only the cells that change. */
function mendText({ level2, level3, target }: Mend): string {
  return [level2 && `${level2}：`, level3, target].filter(Boolean).join(' ');
}

/** Findings one below the other: what, how to mend it, and by whose word; a mechanical mend is one click. */
export function FindingList({
  findings,
  onMend,
}: {
  findings: readonly Finding[];
  onMend?: ((finding: Finding) => void) | undefined;
}) {
  const t = useTexts(texts);
  return (
    <ul className="findings" aria-label={t('title')}>
      {alike(findings, onMend !== undefined).map((group) => {
        const [finding] = group;
        const source = sourceText(finding.source, chosenLanguage());
        return (
          <li key={`${finding.rule} ${finding.row ?? ''} ${findingText(finding, 'zh').message}`}>
            <StateMark tone={tones[finding.severity]}>
              {t(`severity.${finding.severity}`)} {finding.rule}
            </StateMark>
            <div>
              {group.length > 1 ? <Alike findings={group} /> : <Said finding={finding} />}
              <div className="small muted">{t('source', { source })}</div>
            </div>
            {finding.mend && onMend && (
              <Button size="small" onClick={() => onMend(finding)}>
                {t('take', { mended: mendText(finding.mend) })}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

type Group = readonly [Finding, ...Finding[]];

/** From how many on findings of one rule are told as one. */
const many = 3;

/** Findings of one rule and weight stand together where they are many; one that is mended with a click keeps its own line. */
function alike(findings: readonly Finding[], mends: boolean): Group[] {
  const own = (finding: Finding): boolean => mends && finding.mend !== undefined;
  const same = (one: Finding, other: Finding): boolean =>
    one.rule === other.rule && one.severity === other.severity && one.source === other.source && !own(one) && !own(other);
  return findings.flatMap((finding, at): Group[] => {
    const others = findings.filter((other) => same(finding, other));
    if (others.length < many) return [[finding]];
    return findings.findIndex((other) => same(finding, other)) === at ? [others as unknown as Group] : [];
  });
}

function Said({ finding }: { finding: Finding }) {
  const { message, suggestion } = findingText(finding, chosenLanguage());
  return (
    <>
      {message}
      {suggestion && <div className="muted">{suggestion}</div>}
    </>
  );
}

/** One line for all, and each of them below it: opened, it says how it is mended. */
function Alike({ findings }: { findings: Group }) {
  const t = useTexts(texts);
  return (
    <>
      {t('alike', { count: findings.length })}
      {findings.map((finding) => {
        const { message, suggestion } = findingText(finding, chosenLanguage());
        return suggestion ? (
          <details key={message}>
            <summary>{message}</summary>
            <div className="muted">{suggestion}</div>
          </details>
        ) : (
          <div key={message}>{message}</div>
        );
      })}
    </>
  );
}

/** How many findings there are, and by whose rules. Of targets that are approved they are no errors any more. */
export function FindingsHead({ lint, approved = false }: { lint: ReturnType<typeof useLint>; approved?: boolean }) {
  const { findings, checking, pack, shown } = lint;
  const t = useTexts(texts);
  const count = (severity: Finding['severity']): number => findings.filter((one) => one.severity === severity).length;
  const [errors, warnings, infos] = [count('error'), count('warning'), count('info')];
  const told = approved ? t('approved', { count: findings.length }) : t('counts', { errors, warnings, infos });
  const tone: Tone = approved && findings.length > 0 ? 'none' : errors > 0 ? 'bad' : warnings > 0 ? 'warn' : 'good';
  return (
    <span className="row">
      <StateMark tone={checking ? 'none' : tone}>
        {checking ? t('checking') : findings.length === 0 ? t('clean') : told}
      </StateMark>
      <Select
        size="small"
        aria-label={t('pack')}
        value={pack}
        onChange={lint.choose}
        style={{ width: 170 }}
        options={lintPackCodes.map((value) => ({ value, label: t(`packs.${value}`) }))}
      />
      {findings.length > 0 && (
        <button type="button" className="link small" aria-expanded={shown} onClick={() => lint.show(!shown)}>
          {t(shown ? 'hide' : 'show')}
        </button>
      )}
    </span>
  );
}

/** The value as it was a moment ago, so that every keystroke is not a request. */
export function useSettled<Value>(value: Value, milliseconds = 300): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}

export interface DraftRow {
  indicatorId?: string;
  level1: string;
  level2: string;
  level3: string;
  target: string;
}

/** What the rules say of one row while it is being typed, with the rest of the declaration as it stands. */
export function LiveFindings({
  programmeId,
  row,
  draft,
  cells = ['level2', 'level3', 'target'],
  onMend,
}: {
  programmeId: string;
  /** The place of the row among the programme's indicators. */
  row: number;
  draft: DraftRow;
  /** Those that can be changed here: a mend of others is told and not offered. */
  cells?: readonly ('level2' | 'level3' | 'target')[];
  onMend: (mend: Mend) => void;
}) {
  const t = useTexts(texts);
  const settled = useSettled(JSON.stringify(draft));
  const typed = JSON.parse(settled) as DraftRow;
  const lint = useQuery({
    queryKey: ['lint', programmeId, settled],
    queryFn: () => plan.lint({ id: programmeId, draft: typed }),
    enabled: typed.level3.trim() !== '' || typed.target.trim() !== '',
    placeholderData: (before) => before,
  });
  const offered = ({ row: _, ...changed }: Mend): boolean =>
    Object.entries(changed).every(([cell, text]) => text === undefined || cells.includes(cell as 'target'));
  const findings = (lint.data?.findings ?? [])
    .filter((finding) => finding.row === row)
    .map((finding) => (finding.mend && offered(finding.mend) ? finding : { ...finding, mend: undefined }));
  return (
    <div aria-live="polite" className="live-findings">
      {lint.data && findings.length === 0 && <StateMark tone="good">{t('rowClean')}</StateMark>}
      <FindingList findings={findings} onMend={(finding) => finding.mend && onMend(finding.mend)} />
    </div>
  );
}
