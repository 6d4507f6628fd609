import type { FieldChange } from '#src/kernel/changes.ts';
import { fieldWord, valueWord } from '#src/ui-kit/change-words.ts';
import { chosenLanguage } from '#src/ui-kit/language.ts';
import { Panel } from '#src/ui-kit/page.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './session.texts.ts';

/** What whoever passes the changed words of a session holds against each other: what residents read still, and what was written. */
export function UnpassedWords({ changes }: { changes: readonly FieldChange[] }) {
  const t = useTexts(texts);
  const language = chosenLanguage();
  return (
    <Panel className="unpassed" title={t('detail.unpassed.title')} note={t('detail.unpassed.lead')}>
      {changes.length === 0 ? (
        t('detail.unpassed.same')
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('detail.unpassed.field')}</th>
              <th scope="col">{t('detail.unpassed.shown')}</th>
              <th scope="col">{t('detail.unpassed.written')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row">{fieldWord(field, language)}</th>
                <td>{valueWord(field, before, language)}</td>
                <td>{valueWord(field, after, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
