import { useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { AttachmentLink } from '#src/ui-kit/attachment-names.tsx';
import { amountText, dayText, momentText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { Answered } from '#src/ui-kit/page.tsx';
import { StateMark } from '#src/ui-kit/state-mark.tsx';
import { useNames } from '#src/ui-kit/surroundings.tsx';
import { RecordHistory } from '#src/ui-kit/record-history.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { HandEntry } from '../hand-entry.contract.ts';
import { entries, evidence } from './clients.ts';
import * as texts from './hand-entries.texts.ts';

/** One entry as it stands, with the files behind it. */
export function EntryDrawer({
  id,
  onClose,
  onCorrect,
}: {
  id: string | null;
  onClose: () => void;
  onCorrect: (entry: HandEntry) => void;
}) {
  const t = useTexts(texts);
  const entry = useQuery({ queryKey: ['hand-entry', id], queryFn: () => entries.get({ id: id! }), enabled: id !== null });
  return (
    <Drawer open={id !== null} onClose={onClose} title={t('detail')} size={480} destroyOnHidden>
      <Answered query={entry}>{(data) => <Entry entry={data} onCorrect={onCorrect} />}</Answered>
    </Drawer>
  );
}

function Entry({ entry, onCorrect }: { entry: HandEntry; onCorrect: (entry: HandEntry) => void }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const names = useNames();
  const place = [entry.districtName, entry.streetName, entry.venueKind && kit(`venueKind.${entry.venueKind}`)]
    .filter(Boolean)
    .join(' · ');
  const pairs: [string, string][] = [
    [t('form.date'), dayText(entry.occurredOn)],
    [kit('field.method'), entry.method ? kit(`method.${entry.method}`) : ''],
    [t('place'), place],
    [kit('field.audience'), entry.audience ? kit(`audience.${entry.audience}`) : ''],
    [t('form.subProgramme'), names.subProgramme(entry.subProgramme)],
    [t('form.activity'), entry.activityName ?? ''],
    [t('form.note'), entry.note],
    [t('column.by'), `${entry.enteredBy} · ${momentText(entry.enteredAt)}`],
  ];
  return (
    <div className="stack">
      <div>
        <div className="muted">{t(`kind.${entry.kind}`)}</div>
        <div style={{ fontSize: 24, fontWeight: 600 }}>{amountText(entry.quantity, entry.unit)}</div>
        <div>{entry.what}</div>
        {entry.undoneAt && <StateMark tone="none">{t('undone')}</StateMark>}
        {entry.corrected > 0 && <span className="small muted">{t('corrected', { count: entry.corrected })}</span>}
      </div>
      <dl className="pairs">
        {pairs
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        <dt>{t('column.evidence')}</dt>
        <dd>
          {entry.withoutEvidence && <StateMark tone="warn">{t('noEvidence')}</StateMark>}
          {!entry.withoutEvidence && entry.attachmentIds.length === 0 && <StateMark tone="none">{t('lacksEvidence')}</StateMark>}
          {entry.attachmentIds.map((file, at) => (
            <div key={file}>
              <AttachmentLink id={file} name={entry.attachmentNames[at]} />
            </div>
          ))}
        </dd>
      </dl>
      <RecordHistory facts={evidence.facts} programmeId={entry.programmeId} recordKind="hand-entry" recordId={entry.id} />
      {entry.abilities.correct && (
        <div>
          <Button onClick={() => onCorrect(entry)}>{t('correct')}</Button>
        </div>
      )}
    </div>
  );
}
