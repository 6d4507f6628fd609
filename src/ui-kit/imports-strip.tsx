import { type ReactNode, useState } from 'react';
import * as texts from './imports-strip.texts.ts';
import { useTexts } from './texts.ts';

/**
 * What was imported of late, above the list that it went into, where whoever imported looks: the newest in one line with its undo, the earlier ones
 * when they are asked for. Nothing where nothing was imported. `lines`: newest first.
 */
export function ImportsStrip({ title, lines }: { title: string; lines: readonly { key: string; line: ReactNode }[] }) {
  const t = useTexts(texts);
  const [all, setAll] = useState(false);
  if (lines.length === 0) return null;
  return (
    <section className="panel imports-strip" aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {(all ? lines : lines.slice(0, 1)).map(({ key, line }) => (
          <li key={key} className="row">
            {line}
          </li>
        ))}
      </ul>
      {lines.length > 1 && (
        <button type="button" className="link small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('fewer') : t('earlier', { count: lines.length - 1 })}
        </button>
      )}
    </section>
  );
}
