import { dayOf } from '#src/kernel/local-time.ts';
import { useMayLeave } from '#src/ui-kit/ask-before-leaving.ts';
import { dayText } from '#src/ui-kit/format.ts';
import { useProgramme, useSurroundings } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './session-form.texts.ts';

/** Above the form of a new session: that the programme is over, and which one runs. */
export function EndedProgramme() {
  const t = useTexts(texts);
  const { endsOn } = useProgramme();
  const { programmes, choose } = useSurroundings();
  const mayLeave = useMayLeave();
  const today = dayOf(new Date());
  if (today <= endsOn) return null;
  const running = programmes.find((one) => one.startsOn <= today && today <= one.endsOn);
  return (
    <div className="notice warn-notice" role="status" style={{ marginBottom: 16 }}>
      {t('form.ended', { day: dayText(endsOn) })}
      {running && (
        <button type="button" className="link" onClick={async () => (await mayLeave()) && choose(running.id)}>
          {t('form.toRunning', { programme: running.name, year: running.fiscalYear })}
        </button>
      )}
    </div>
  );
}
