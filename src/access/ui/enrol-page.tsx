import { PageHead } from '#src/ui-kit/page.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './access.texts.ts';
import { SecondFactor } from './second-factor.tsx';

/** Where a role asks for a second factor that the account does not have yet: nothing else is open until it is set up. */
export function EnrolPage({ onLeave, onEnrolled }: { onLeave: () => void; onEnrolled: () => void }) {
  const t = useTexts(texts);
  return (
    <div className="sign-in">
      <main>
        <PageHead title={t('me.enrolTitle')} lead={t('me.enrolLead')} />
        <SecondFactor on={false} onEnrolled={onEnrolled} />
        <p>
          <button type="button" className="link" onClick={onLeave}>
            {t('me.signOut')}
          </button>
        </p>
      </main>
    </div>
  );
}
