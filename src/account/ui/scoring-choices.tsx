import { Select, Tooltip } from 'antd';
import { useState } from 'react';
import { NumberField } from '#src/ui-kit/number-item.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './scoring-choices.texts.ts';

/** From which degree over-delivery asks for its cause: 1.3 is shown as 130 %. Takes effect on leaving the field or with Enter. */
export function FarAboveField({ from, onChange }: { from: number | undefined; onChange: (from: number) => void }) {
  const t = useTexts(texts);
  const asked = from === undefined ? null : Math.round(from * 100);
  const [typed, setTyped] = useState<number | null | undefined>();
  const commit = (): void => {
    if (typed != null && typed !== asked) onChange(typed / 100);
  };
  return (
    <Tooltip title={t('farAboveHint')}>
      <label htmlFor="far-above" className="small" style={{ display: 'inline-flex', gap: 6, alignItems: 'center' }}>
        {t('farAbove')}
        <NumberField
          id="far-above"
          key={from}
          size="small"
          least={101}
          most={10_000}
          decimals={0}
          suffix="%"
          style={{ width: 92 }}
          value={typed === undefined ? asked : typed}
          onChange={setTyped}
          onPressEnter={commit}
          onBlur={commit}
        />
      </label>
    </Tooltip>
  );
}

/** Whether the project counts as done, which 财预〔2021〕101号 asks of money left over; a form does not say it. */
export function FinishedSelect({
  finished,
  onChange,
}: {
  finished: boolean | undefined;
  onChange: (finished: boolean | undefined) => void;
}) {
  const t = useTexts(texts);
  return (
    <Select
      size="small"
      aria-label={t('finished')}
      style={{ width: 140 }}
      value={finished === undefined ? 'unsaid' : finished ? 'yes' : 'no'}
      onChange={(value) => onChange(value === 'unsaid' ? undefined : value === 'yes')}
      options={(['unsaid', 'yes', 'no'] as const).map((value) => ({ value, label: t(value) }))}
    />
  );
}
