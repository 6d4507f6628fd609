import { Button, Input, QRCode } from 'antd';
import { useState } from 'react';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { Panel } from '#src/ui-kit/page.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './access.texts.ts';
import { postAuth } from './client.ts';

interface Enrolment {
  totpURI: string;
  backupCodes: string[];
}

/** Sets up or turns off the second factor of one's own account; `onEnrolled` follows when the person has kept the backup codes. */
export function SecondFactor({ on, onEnrolled }: { on: boolean; onEnrolled?: () => void }) {
  const t = useTexts(texts);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const failed = { reason: t('me.failed'), remedy: t('me.failedRemedy') };
  const enable = useAct({
    run: async () => (await postAuth('two-factor/enable', { password }, failed)) as unknown as Enrolment,
    done: null,
    onDone: setEnrolment,
  });
  const verify = useAct({ run: () => postAuth('two-factor/verify-totp', { code }, failed), done: t('me.enabled') });
  const disable = useAct({
    run: () => postAuth('two-factor/disable', { password }, failed),
    done: t('me.disabled'),
    onDone: () => setEnrolment(null),
  });
  return (
    <Panel title={t('me.second')}>
      <div className="stack">
        <p className="muted">{t('me.secondHint')}</p>
        <p>{on || verify.isSuccess ? t('me.secondOn') : t('me.secondOff')}</p>
        {!enrolment && (
          <>
            <label>
              {t('me.yourPassword')}
              <Input.Password
                value={password}
                autoComplete="current-password"
                onChange={(event) => setPassword(event.target.value)}
              />
            </label>
            <div className="row">
              {on ? (
                <Button disabled={!password} loading={disable.isPending} onClick={() => disable.mutate()}>
                  {t('me.disable')}
                </Button>
              ) : (
                <Button type="primary" disabled={!password} loading={enable.isPending} onClick={() => enable.mutate()}>
                  {t('me.enable')}
                </Button>
              )}
            </div>
          </>
        )}
        {enrolment && !verify.isSuccess && (
          <>
            <Secret uri={enrolment.totpURI} />
            <label>
              {t('me.code')}
              <Input
                value={code}
                inputMode="numeric"
                autoComplete="one-time-code"
                style={{ width: 160, display: 'block' }}
                onChange={(event) => setCode(event.target.value.trim())}
              />
            </label>
            <Button type="primary" disabled={code.length < 6} loading={verify.isPending} onClick={() => verify.mutate()}>
              {t('me.confirm')}
            </Button>
          </>
        )}
        {verify.isSuccess && enrolment && <BackupCodes codes={enrolment.backupCodes} onKept={onEnrolled} />}
      </div>
    </Panel>
  );
}

/** The code to scan, and its secret for those who type it. */
function Secret({ uri }: { uri: string }) {
  const t = useTexts(texts);
  return (
    <>
      <p>{t('me.secondScan')}</p>
      <QRCode value={uri} size={176} bordered={false} type="svg" aria-label={t('me.qr')} />
      <p>
        {t('me.secret')}{' '}
        <code style={{ overflowWrap: 'anywhere' }}>{new URLSearchParams(uri.split('?')[1] ?? '').get('secret')}</code>
      </p>
    </>
  );
}

function BackupCodes({ codes, onKept }: { codes: readonly string[]; onKept?: (() => void) | undefined }) {
  const t = useTexts(texts);
  return (
    <>
      <p className="good">{t('me.enabled')}</p>
      <p>{t('me.backup')}</p>
      <code>{codes.join('　')}</code>
      {onKept && (
        <Button type="primary" onClick={onKept}>
          {t('me.goOn')}
        </Button>
      )}
    </>
  );
}
