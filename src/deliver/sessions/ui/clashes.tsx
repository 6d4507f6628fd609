import { spanText } from '#src/ui-kit/format.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { SessionDetail } from '../session.contract.ts';
import * as texts from './session.texts.ts';

interface ClashesProps extends Pick<SessionDetail, 'clashes'> {
  /** Says what to do, to whoever may. */
  remedy: boolean;
}

/** Which other sessions hold the venue or the speaker of a draft at its time: it cannot be handed in while they do. */
export function Clashes({ clashes, remedy }: ClashesProps) {
  const t = useTexts(texts);
  if (clashes.length === 0) return null;
  return (
    <div className="notice warn-notice" role="status" style={{ marginBottom: 16 }}>
      <strong>{t('detail.clash.title')}</strong>
      <ul className="problem-list">
        {clashes.map(({ title, startsAt, endsAt, venueName, speakerName }) => (
          <li key={`${title} ${startsAt}`}>
            {t(`detail.clash.${venueName === null ? 'speaker' : speakerName === null ? 'venue' : 'both'}`, {
              title,
              when: spanText(startsAt, endsAt),
              venue: venueName ?? '',
              speaker: speakerName ?? '',
            })}
          </li>
        ))}
      </ul>
      {remedy && t('detail.next.clashing')}
    </div>
  );
}
