import { InputNumber, Select, Tooltip } from 'antd';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './scoring-choices.texts.ts';

/** From which degree over-delivery asks for its cause: 1.3 is shown as 130 %. Takes effect on leaving the field or with Enter. */
export function FarAboveField({ from, onChange }: { from: number | undefined; onChange: (from: number) => void }) {
  const t = useTexts(texts);
  const commit = (text: string): void => {
    const share = Number(text.replace('%', '')) / 100;
    if (share > 1 && share <= 100 && share !== from) onChange(share);
  };
  return (
    <Tooltip title={t('farAboveHint')}>
      <label className="small" style={{ display: 'inline-flex', gap: 6, alignItems: 'center' }}>
        {t('farAbove')}
        <InputNumber
          key={from}
          size="small"
          min={101}
          max={10_000}
          step={10}
          precision={0}
          suffix="%"
          style={{ width: 92 }}
          defaultValue={from === undefined ? undefined : Math.round(from * 100)}
          onStep={(value) => commit(String(value))}
          onPressEnter={(event) => commit(event.currentTarget.value)}
          onBlur={(event) => commit(event.currentTarget.value)}
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
