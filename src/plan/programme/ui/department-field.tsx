import { Input } from 'antd';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { DeclarationReading } from '../../declaration/declaration.contract.ts';
import * as texts from './programme.texts.ts';

/** 主管部门 and its code, as read and mended. */
export function DepartmentField({
  reading,
  onChange,
}: {
  reading: DeclarationReading;
  onChange: (reading: DeclarationReading) => void;
}) {
  const t = useTexts(texts);
  return (
    <div style={{ display: 'grid', gridTemplateColumns: '2fr 1fr', columnGap: 12 }}>
      {(['name', 'code'] as const).map((key) => (
        <label key={key} style={{ display: 'block', marginBottom: 10 }}>
          <span className="small muted">{t(key === 'name' ? 'page.department' : 'page.departmentCode')}</span>
          <Input
            value={reading.department?.[key] ?? ''}
            maxLength={key === 'name' ? 120 : 40}
            onChange={(event) => {
              const { name = '', code = '' } = reading.department ?? {};
              onChange({ ...reading, department: { name, code, [key]: event.target.value } });
            }}
          />
        </label>
      ))}
    </div>
  );
}
