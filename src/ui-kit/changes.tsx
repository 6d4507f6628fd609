import type { FieldChange } from '#src/kernel/changes.ts';
import { changeWords } from './change-words.ts';
import { chosenLanguage } from './language.ts';

/** Changed fields, one a line, each with what it said before, if anything, and says now. */
export function Changes({ changes }: { changes: readonly FieldChange[] }) {
  if (changes.length === 0) return null;
  return (
    <ul className="changes">
      {changes.map((change) => {
        const { field, before, after, namedOnly } = changeWords(change, chosenLanguage());
        return (
          <li key={change.field}>
            <span className="muted">{field}</span>{' '}
            {!namedOnly && change.before !== null && change.before !== '' && (
              <>
                <del>{before}</del> <span aria-hidden="true">→</span>{' '}
              </>
            )}
            {namedOnly ? <span>{after}</span> : <ins>{after}</ins>}
          </li>
        );
      })}
    </ul>
  );
}
