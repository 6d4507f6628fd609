import { Select } from 'antd';
import { useTexts } from '#src/ui-kit/texts.ts';
import { type PackCode, packs } from '../account.contract.ts';
import * as texts from './account-page.texts.ts';

/** The rules that a score goes by. */
export function PackSelect({ pack, onChange }: { pack: PackCode | undefined; onChange: (pack: PackCode) => void }) {
  const t = useTexts(texts);
  return (
    <Select
      size="small"
      aria-label={t('page.pack')}
      value={pack}
      onChange={onChange}
      popupMatchSelectWidth={false}
      style={{ width: 400, maxWidth: '100%' }}
      options={packs.map((value) => ({ value, label: t(`page.rule.${value}`) }))}
    />
  );
}
