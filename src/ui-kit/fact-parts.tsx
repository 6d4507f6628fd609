import { contextWord } from '#src/kernel/fact-context.ts';
import { dayText, numberText, sizeText, unitText } from './format.ts';
import { kitTexts, useKitTexts } from './kit-texts.ts';
import { chosenLanguage } from './language.ts';
import { AppLink } from './link.tsx';
import { wordOf } from './measure-words.ts';
import { paths } from './paths.ts';
import { useMay, useNames } from './surroundings.tsx';

/** How person-times were counted, or what an opinion or an expense came to. A paper sheet is the door check by other means, and says so. */
export function methodText({ method, outcome, way }: { method: string; outcome: string; way?: unknown }): string {
  if (method === '') return outcome ? wordOf('outcome', outcome, outcome) : '—';
  const word = wordOf('method', method, method);
  return method === 'door' && way === 'paper' ? kitTexts()('onPaper', { method: word }) : word;
}

/** What else a fact carries, in words; what names the record and what is empty is left out. */
export function ContextPairs({ kind, context }: { kind: string; context: Readonly<Record<string, unknown>> }) {
  const names = useNames();
  const shown = Object.entries(context).filter(([key, value]) => !['title', 'what'].includes(key) && value !== '');
  return shown.map(([key, value]) => (
    <div key={key} style={{ display: 'contents' }}>
      <dt>{contextWord(kind, key)?.[chosenLanguage()] ?? key}</dt>
      <dd className={contextWord(kind, key)?.as === 'id' ? 'hash' : undefined}>
        {key === 'budgetLine' ? names.budgetLine(String(value)) : valueText(kind, key, value)}
      </dd>
    </div>
  ));
}

function valueText(kind: string, key: string, value: unknown): string {
  const word = contextWord(kind, key);
  const t = kitTexts();
  if (Array.isArray(value)) return value.map((one) => valueText(kind, key, one)).join(t('say.listSeparator')) || t('say.none');
  if (typeof value === 'boolean') return t(value ? 'say.yes' : 'say.no');
  if (typeof value === 'number') return numberText(value);
  if (typeof value !== 'string') return JSON.stringify(value);
  if (word?.as === 'day') return dayText(value);
  if (word?.as === 'unit') return unitText(value) || value;
  return word?.words?.[value]?.[chosenLanguage()] ?? value;
}

/** Leads to the record behind a fact, for those who may open it; others read what it is. */
export function RecordLink({ kind, id }: { kind: string; id: string }) {
  const t = useKitTexts();
  const may = {
    session: useMay('sessions.read'),
    expense: useMay('expenses.read'),
    'hand-entry': useMay('hand-entries.read'),
  };
  if (!(kind in may)) return <code className="hash">{`${kind} ${id}`}</code>;
  const known = kind as keyof typeof may;
  if (!may[known]) return <>{t(`recordKind.${known}`)}</>;
  const to = known === 'session' ? paths.session(id) : known === 'expense' ? paths.expenses : paths.handEntries;
  return (
    <AppLink to={to} search={known === 'session' ? undefined : { open: id }}>
      {t('openRecord', { kind: t(`recordKind.${known}`) })}
    </AppLink>
  );
}

export interface FileShown {
  id: string;
  fileName: string;
  size: number;
  sha256: string;
}

/** The address of an attachment's file; it opens beside the page. */
export const attachmentUrl = (id: string): string => `/api/v1/attachments/${id}`;

/** Each file with its size and its fingerprint. */
export function FileList({ files }: { files: readonly FileShown[] }) {
  return files.map((file) => (
    <div key={file.id}>
      <a href={attachmentUrl(file.id)} target="_blank" rel="noreferrer">
        {file.fileName}
      </a>{' '}
      <span className="muted small nowrap">{sizeText(file.size)}</span>
      <div className="hash muted">{`SHA-256 ${file.sha256}`}</div>
    </div>
  ));
}
