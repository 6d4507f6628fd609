import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import type { Choice } from './filters.tsx';
import { useKitTexts } from './kit-texts.ts';

interface RemoteSelectProps {
  /** Given by a form item. */
  id?: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
  /** Names the query, so that answers are kept. */
  name: string;
  find: (text: string) => Promise<Choice[]>;
  /** What the value is called when it is not among the first answers. */
  known?: Choice | null;
  placeholder?: string;
  allowClear?: boolean;
  label?: string;
  empty?: React.ReactNode;
}

/** A choice among many: asks the server while typing. */
export function RemoteSelect({
  id,
  value,
  onChange,
  name,
  find,
  known,
  placeholder,
  allowClear = true,
  label,
  empty,
}: RemoteSelectProps) {
  const kit = useKitTexts();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), 250);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useQuery({ queryKey: ['choices', name, asked], queryFn: () => find(asked), placeholderData: keepPreviousData });
  const options = found.data ?? [];
  const missing = value && known?.value === value && !options.some((option) => option.value === value) ? [known] : [];
  return (
    <Select
      id={id}
      aria-label={label}
      value={value ?? undefined}
      placeholder={placeholder}
      allowClear={allowClear}
      loading={found.isFetching}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={found.isFetching ? null : typed.trim() === '' ? empty : kit('say.empty')}
      options={[...missing, ...options].map((option) => ({ ...option }))}
      onChange={(next?: string) => onChange?.(next ?? null)}
    />
  );
}
