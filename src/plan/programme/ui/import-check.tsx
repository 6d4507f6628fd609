import { useState } from 'react';
import { numberText } from '#src/ui-kit/format.ts';
import { NumberFaults, useNumberFaults } from '#src/ui-kit/number-item.tsx';
import { Panel } from '#src/ui-kit/page.tsx';
import { StateMark } from '#src/ui-kit/state-mark.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import { differingFunds, fundsDoubts } from '../../declaration/funds-reading.contract.ts';
import {
  type DeclarationReading,
  type FormWarning,
  impossibleDates,
  lackingOf,
  type OriginalRow,
  type ReadingBesideOriginal,
  unnamedRows,
  withDateDoubt,
} from '../../declaration/declaration.contract.ts';
import * as besideTexts from './beside.texts.ts';
import { HeadFields, SectionFields, Unkept } from './import-head.tsx';
import { Commit } from './import-commit.tsx';
import { IndicatorRows } from './import-indicators.tsx';
import { Original } from './original.tsx';
import { rowOfPlace } from './original-marks.ts';
import * as texts from './import.texts.ts';
import { useReadingLint } from './reading-findings.tsx';
import { placeText, warningText } from './warning-words.ts';

/** A form that was read: what was understood, the rows of its file, and the name of it. */
export interface Shown extends ReadingBesideOriginal {
  fileName: string;
}

interface CheckProps extends Shown {
  onChange: (reading: DeclarationReading) => void;
  /** It is a programme now. */
  onCommitted: () => void;
}

/** The original at one side, what was understood at the other; an empty form by itself. */
export function CheckDeclaration({ reading, original, layoutName, fileName, onChange, onCommitted }: CheckProps) {
  const t = useTexts(texts);
  const [place, setPlace] = useState<{ where: string } | null>(null);
  const { faulty, report } = useNumberFaults();
  const onPlace = (where: string): void => setPlace({ where });
  const warnings = [...withDateDoubt(reading.warnings, reading), ...fundsDoubts(differingFunds(reading))];
  // Nothing was read: an empty form is filled in.
  const isBlank = original.length === 0;
  const understood = (
    <NumberFaults value={report}>
      <div className="stack">
        <Panel
          title={t(isBlank ? 'importing.commitBlank' : 'importing.understood')}
          note={isBlank ? t('importing.blankNote') : t('importing.layout', { layout: layoutName })}
        >
          <HeadFields reading={reading} isBlank={isBlank} onChange={onChange} />
          {isBlank && warnings.length > 0 && <Warnings warnings={warnings} original={original} onPlace={onPlace} />}
          <Unkept reading={reading} />
        </Panel>
        <Panel title={t('importing.indicators')} note={isBlank ? undefined : t('importing.mend')} flush>
          <IndicatorRows reading={reading} isBlank={isBlank} onChange={onChange} onPlace={onPlace} />
        </Panel>
        {Object.keys(reading.sections).length > 0 && (
          <Panel title={t('importing.sections')}>
            <SectionFields reading={reading} isBlank={isBlank} onChange={onChange} />
          </Panel>
        )}
        <Commit reading={reading} fileName={fileName} isBlank={isBlank} faulty={faulty} onCommitted={onCommitted} />
      </div>
    </NumberFaults>
  );
  if (isBlank) return understood;
  return (
    <>
      <Lacking reading={reading} />
      <Monitored reading={reading} />
      {warnings.length > 0 ? (
        <Warnings warnings={warnings} original={original} onPlace={onPlace} />
      ) : (
        <ReadClearly reading={reading} />
      )}
      <div className="beside">
        <Original original={original} reading={reading} place={place} />
        {understood}
      </div>
    </>
  );
}

/** What importing a monitoring form does, and what it leaves. */
function Monitored({ reading: { monitoring } }: { reading: DeclarationReading }) {
  const t = useTexts(besideTexts);
  if (!monitoring) return null;
  const { window, expectedYuan } = monitoring;
  return (
    <div className="notice">
      <strong>{t('monitoring')}</strong>
      {t('monitoringHint')}
      <div className="small muted">
        {window && t('window', { window })} {expectedYuan !== null && t('expectedMoney', { amount: numberText(expectedYuan) })}
      </div>
    </div>
  );
}

/** What the form does not say and a programme needs. */
function Lacking({ reading }: { reading: DeclarationReading }) {
  const words = useTexts(texts);
  const lacking = lackingOf(reading);
  if (lacking.length === 0) return null;
  const fields = lacking.map((field) => words(`field.${field}`)).join(words('between'));
  return (
    <div className="notice warn-notice">
      <strong>{words('lacking', { fields })}</strong>
      {words('lackingHint')}
    </div>
  );
}

/** Nothing in doubt about the reading; what the form itself leaves to be desired is the lint's to say. */
function ReadClearly({ reading }: { reading: DeclarationReading }) {
  const t = useTexts(texts);
  const { length: count } = useReadingLint(reading);
  if (lackingOf(reading).length + unnamedRows(reading.indicators).length + impossibleDates(reading).length > 0) return null;
  return (
    <div className="notice">
      <StateMark tone="good">{count === 0 ? t('importing.readClearly') : t('importing.readClearlyButLint', { count })}</StateMark>
    </div>
  );
}

interface WarningsProps {
  warnings: readonly FormWarning[];
  original: readonly OriginalRow[];
  onPlace: (where: string) => void;
}

/** What is in doubt, each with its place; a place that is a row of the original is a way to it. */
export function Warnings({ warnings, original, onPlace }: WarningsProps) {
  const t = useTexts(texts);
  return (
    <div className="notice warn-notice">
      <strong>{t('importing.warnings', { count: warnings.length })}</strong>
      <ul className="warning-list">
        {warnings.map((warning) => (
          <li key={`${warning.code} ${warning.where} ${warning.message}`}>
            {warningText(warning)}{' '}
            {rowOfPlace(original, warning.where) < 0 ? (
              <span className="small muted">{t('importing.where', { where: placeText(warning.where) })}</span>
            ) : (
              <button type="button" className="link small" onClick={() => onPlace(warning.where)}>
                {t('importing.where', { where: placeText(warning.where) })}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
