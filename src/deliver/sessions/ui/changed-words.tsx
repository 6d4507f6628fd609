import type { FieldChange } from '#src/kernel/changes.ts';
import { fieldWord, valueWord } from '#src/ui-kit/change-words.ts';
import { momentText } from '#src/ui-kit/format.ts';
import { chosenLanguage } from '#src/ui-kit/language.ts';
import { Panel } from '#src/ui-kit/page.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { SessionDetail } from '../session.contract.ts';
import * as texts from './session.texts.ts';

/** What whoever passes the changed words of a session holds against each other: what residents read still, and what was written. */
export function UnpassedWords({ changes }: { changes: readonly FieldChange[] }) {
  const t = useTexts(texts);
  return (
    <ChangedWords
      title={t('detail.unpassed.title')}
      note={t('detail.unpassed.lead')}
      before={t('detail.unpassed.shown')}
      after={t('detail.unpassed.written')}
      same={t('detail.unpassed.same')}
      changes={changes}
    />
  );
}

/** What whoever reviews a session again has to know: that it was returned, why, and what is another than it was then. */
export function ReturnedBefore({ returned }: { returned: NonNullable<SessionDetail['returned']> }) {
  const t = useTexts(texts);
  const { times, by, at, reason, changes } = returned;
  return (
    <ChangedWords
      title={t('detail.again.title', { number: times + 1 })}
      lead={t('detail.again.lead', { who: by, when: momentText(at), reason })}
      before={t('detail.again.before')}
      after={t('detail.again.after')}
      same={t('detail.again.same')}
      changes={changes}
    />
  );
}

interface ChangedWordsProps {
  title: string;
  note?: string;
  lead?: string;
  before: string;
  after: string;
  /** Said where nothing differs. */
  same: string;
  changes: readonly FieldChange[];
}

function ChangedWords({ title, note, lead, before, after, same, changes }: ChangedWordsProps) {
  const t = useTexts(texts);
  const language = chosenLanguage();
  return (
    <Panel className="changed-words" title={title} note={note}>
      {lead && <p className="lead">{lead}</p>}
      {changes.length === 0 ? (
        same
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('detail.unpassed.field')}</th>
              <th scope="col">{before}</th>
              <th scope="col">{after}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={change.field}>
                <th scope="row">{fieldWord(change.field, language)}</th>
                <td>{valueWord(change.field, change.before, language)}</td>
                <td>{valueWord(change.field, change.after, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
