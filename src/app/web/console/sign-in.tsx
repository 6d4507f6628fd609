import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { accessContract } from '#src/access/access.contract.ts';
import { clientOf, type RefusalShown, refusalOf } from '#src/ui-kit/client.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { chosenLanguage, chooseLanguage } from '#src/ui-kit/language.ts';
import { RefusalNotice } from '#src/ui-kit/page.tsx';
import { type Translate, useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './console.texts.ts';

const access = clientOf(accessContract);

/** Posts to the sign-in endpoints, which answer by status and not by contract. */
async function post(path: string, body: Record<string, unknown>): Promise<{ status: number; answer: Record<string, unknown> }> {
  const response = await fetch(`/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    credentials: 'same-origin',
  });
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  return { status: response.status, answer };
}

/** Tries a sign-in endpoint; a second factor asks for its code. */
export function useAttempt(onSignedIn: () => Promise<void>) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const [step, setStep] = useState<'password' | 'code'>('password');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalShown | null>(null);
  const attempt = async (path: string, body: Record<string, unknown>): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    const { status, answer } = await post(path, body).catch(() => ({ status: 0, answer: {} as Record<string, unknown> }));
    setBusy(false);
    if (status !== 200) return setRefusal(refusalFor(status, path, answer.code, t, kit));
    if (answer.twoFactorRedirect) return setStep('code');
    await onSignedIn().catch((error: unknown) => setRefusal(refusalOf(error)));
  };
  return { step, busy, refusal, attempt };
}

/** Goes where the person wanted to before the sign-in was asked for. */
function useGoOn(): () => Promise<void> {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { next } = useSearch({ strict: false }) as { next?: string };
  return async () => {
    queries.clear();
    // The door is a page of its own, outside of this router.
    if (next && /^\/door(\/[\w-]*)?$/.test(next)) return location.assign(next);
    const wanted = next?.startsWith('/') && !next.startsWith('//') && !next.startsWith('/sign-in') ? next : '/';
    await navigate({ to: wanted as '/', replace: true });
  };
}

export function SignIn() {
  const t = useTexts(texts);
  const state = useAttempt(useGoOn());
  const demo = useQuery({ queryKey: ['demo-accounts'], queryFn: () => access.demoAccounts(), retry: false });
  useEffect(() => {
    document.title = `${t('signIn.title')} · Kepu`;
  }, [t]);
  const withDemo = (demo.data?.items.length ?? 0) > 0;
  return (
    <div className="sign-in">
      <main className={withDemo ? 'with-demo' : ''}>
        <section className="stack">
          <div className="row">
            <strong style={{ fontSize: 18 }}>{t('brand')}</strong>
            <span className="grow" />
            <button type="button" className="link" onClick={() => chooseLanguage(chosenLanguage() === 'zh' ? 'en' : 'zh')}>
              {t('top.language')}
            </button>
          </div>
          <h1>{t('signIn.title')}</h1>
          <p className="muted">{t('signIn.lead')}</p>
          {state.refusal && <RefusalNotice refusal={state.refusal} />}
          <SignInForm state={state} />
        </section>
        {withDemo && demo.data && <DemoAccounts demo={demo.data} state={state} />}
      </main>
    </div>
  );
}

type Attempt = ReturnType<typeof useAttempt>;

/** The password, and then the code where a second factor is on. */
export function SignInForm({ state }: { state: Attempt }) {
  return state.step === 'password' ? <PasswordForm state={state} /> : <CodeForm state={state} />;
}

function PasswordForm({ state }: { state: Attempt }) {
  const t = useTexts(texts);
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={(given: { email: string; password: string }) => void state.attempt('sign-in/email', given)}
    >
      <Form.Item name="email" label={t('signIn.email')} rules={[{ required: true, message: t('signIn.needEmail') }]}>
        <Input type="email" autoComplete="username" size="large" />
      </Form.Item>
      <Form.Item name="password" label={t('signIn.password')} rules={[{ required: true, message: t('signIn.needPassword') }]}>
        <Input.Password autoComplete="current-password" size="large" />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={state.busy}>
        {t('signIn.submit')}
      </Button>
    </Form>
  );
}

function CodeForm({ state }: { state: Attempt }) {
  const t = useTexts(texts);
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={({ code }: { code: string }) => {
        const given = code.replace(/\s/g, '');
        // Six digits come from the app; anything longer is one of the backup codes.
        void state.attempt(/^\d{6}$/.test(given) ? 'two-factor/verify-totp' : 'two-factor/verify-backup-code', { code: given });
      }}
    >
      <Form.Item
        name="code"
        label={t('signIn.code')}
        extra={t('signIn.codeHint')}
        rules={[{ required: true, message: t('signIn.codeHint') }]}
      >
        <Input autoComplete="one-time-code" size="large" autoFocus />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={state.busy}>
        {t('signIn.verify')}
      </Button>
    </Form>
  );
}

function DemoAccounts({ demo, state }: { demo: Awaited<ReturnType<typeof access.demoAccounts>>; state: Attempt }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  return (
    <section className="stack" aria-label={t('signIn.demo')}>
      <div>
        <h2>{t('signIn.demo')}</h2>
        <p className="muted small">{t('signIn.demoHint')}</p>
      </div>
      <ul className="accounts">
        {demo.items.map((account) => (
          <li key={account.email}>
            <button
              type="button"
              disabled={state.busy || !demo.password}
              onClick={() => void state.attempt('sign-in/email', { email: account.email, password: demo.password })}
            >
              <strong>{kit(`role.${account.role}`)}</strong>
              <span className="muted">{account.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function refusalFor(
  status: number,
  path: string,
  code: unknown,
  t: Translate<typeof texts.zh>,
  kit: ReturnType<typeof useKitTexts>,
): RefusalShown {
  if (status === 0) return { code: 'offline', reason: kit('refusal.offline'), remedy: kit('refusal.checkNetwork') };
  if (code === 'ACCOUNT_LOCKED' || code === 'ACCOUNT_TEMPORARILY_LOCKED')
    return { code: 'locked', reason: t('signIn.locked'), remedy: t('signIn.lockedRemedy') };
  if (status === 429) return { code: 'too-many', reason: t('signIn.tooMany'), remedy: t('signIn.tooManyRemedy') };
  if (status >= 500) return { code: 'server', reason: kit('refusal.server', { status }), remedy: kit('refusal.tryLater') };
  if (path.startsWith('two-factor')) return { code: 'code', reason: t('signIn.codeWrong'), remedy: t('signIn.codeRemedy') };
  return { code: 'wrong', reason: t('signIn.wrong'), remedy: t('signIn.wrongRemedy') };
}
