import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { dayOf } from '#src/kernel/local-time.ts';
import { clientOf } from '#src/ui-kit/client.ts';
import { useListState } from '#src/ui-kit/list-state.ts';
import { useProgramme } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import { accountContract } from '../account.contract.ts';
import * as texts from './indicator.texts.ts';

export const accounts = clientOf(accountContract);

/**
 * The day that figures are computed for, kept in the address; empty: today, or the last day of a year that is over. A day that is asked
 * for is shown with the plan that held then, the default with today's.
 */
export function useAt() {
  const { endsOn } = useProgramme();
  const { state, set } = useListState({ at: '' });
  const over = dayOf(new Date()) > endsOn;
  return { at: state.at, setAt: (at: string) => set({ at: at === endsOn && over ? '' : at }) };
}

export function AtPicker({ at, shown, onChange }: { at: string; shown: string; onChange: (at: string) => void }) {
  const t = useTexts(texts);
  return (
    <label className="row" title={t('say.atHint')}>
      <span className="muted">{t('say.at')}</span>
      <DatePicker
        value={dayjs(at || shown)}
        allowClear={at !== ''}
        style={{ width: 136 }}
        aria-label={t('say.at')}
        onChange={(day) => onChange(day?.format('YYYY-MM-DD') ?? '')}
      />
    </label>
  );
}
