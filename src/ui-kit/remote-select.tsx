import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
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
  /** Offered where nothing answers the word: to add what is missing. */
  missing?: (typed: string) => React.ReactNode;
}

/**
 * A choice among many: asks the server while typing. Whatever it offers answers the word that stands typed: until that answer is there, nothing
 * can be picked and Enter waits, so that nobody takes what only matched an earlier word.
 */
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
  missing,
}: RemoteSelectProps) {
  const kit = useKitTexts();
  const [typed, setTyped] = useState('');
  // Each time that a word is typed it is a question of its own, of which no earlier answer is kept: what is missing may have been added meanwhile.
  const [asked, setAsked] = useState({ text: '', times: 0 });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (text: string): void => {
    if (text === typed) return;
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setAsked(({ times }) => ({ text, times: times + 1 })), 250);
  };
  const { text } = asked;
  const found = useQuery({ queryKey: ['choices', name, asked], queryFn: () => find(text), staleTime: 0, gcTime: 0 });
  // That nothing was there is no answer while it is asked again.
  const awaited = typed !== text || found.isPending || (found.isFetching && found.data?.length === 0);
  const searching = typed.trim() !== '';
  const options = awaited ? [] : (found.data ?? []);
  // Not found by a word, but chosen before: it is no answer to the word.
  const chosen =
    !searching && value && known?.value === value && !options.some((option) => option.value === value) ? [known] : [];
  return (
    <div
      onKeyDownCapture={(event) => {
        if (event.key !== 'Enter' || !awaited || !searching) return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <Select
        id={id}
        aria-label={label}
        value={value ?? undefined}
        placeholder={placeholder}
        allowClear={allowClear}
        loading={awaited || found.isFetching}
        showSearch={{ filterOption: false, searchValue: typed, onSearch: type }}
        onOpenChange={(open) => !open && type('')}
        notFoundContent={awaited ? kit('say.loading') : searching ? <Nothing>{missing?.(typed.trim())}</Nothing> : empty}
        options={[...chosen, ...options].map((option) => ({ ...option }))}
        onChange={(next?: string) => onChange?.(next ?? null)}
      />
    </div>
  );
}

function Nothing({ children }: { children?: React.ReactNode }) {
  const kit = useKitTexts();
  return (
    <div className="stack">
      <span>{kit('say.empty')}</span>
      {children}
    </div>
  );
}
