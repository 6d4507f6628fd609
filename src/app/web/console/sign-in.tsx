import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { accessContract } from '#src/access/access.contract.ts';
import { clientOf, type RefusalShown } from '#src/ui-kit/client.ts';
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

export function SignIn() {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { next } = useSearch({ strict: false }) as { next?: string };
  const [step, setStep] = useState<'password' | 'code'>('password');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalShown | null>(null);
  const demo = useQuery({ queryKey: ['demo-accounts'], queryFn: () => access.demoAccounts(), retry: false });
  useEffect(() => {
    document.title = `${t('signIn.title')} · Kepu`;
  }, [t]);
  const arrive = async (): Promise<void> => {
    queries.clear();
    // The door is a page of its own, outside of this router.
    if (next && /^\/door(\/[\w-]*)?$/.test(next)) return location.assign(next);
    await navigate({ to: (next?.startsWith('/') && !next.startsWith('/sign-in') ? next : '/') as '/', replace: true });
  };
  const attempt = async (path: string, body: Record<string, unknown>): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    const { status, answer } = await post(path, body).catch(() => ({ status: 0, answer: {} as Record<string, unknown> }));
    setBusy(false);
    if (status === 200 && answer.twoFactorRedirect) setStep('code');
    else if (status === 200) await arrive();
    else setRefusal(refusalFor(status, path, t, kit));
  };
  const accounts = demo.data?.items ?? [];
  return (
    <div className="sign-in">
      <main className={accounts.length > 0 ? 'with-demo' : ''}>
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
          {refusal && <RefusalNotice refusal={refusal} />}
          {step === 'password' ? (
            <Form
              layout="vertical"
              requiredMark={false}
              onFinish={(given: { email: string; password: string }) => void attempt('sign-in/email', given)}
            >
              <Form.Item name="email" label={t('signIn.email')} rules={[{ required: true, message: t('signIn.needEmail') }]}>
                <Input type="email" autoComplete="username" size="large" />
              </Form.Item>
              <Form.Item
                name="password"
                label={t('signIn.password')}
                rules={[{ required: true, message: t('signIn.needPassword') }]}
              >
                <Input.Password autoComplete="current-password" size="large" />
              </Form.Item>
              <Button type="primary" htmlType="submit" size="large" block loading={busy}>
                {t('signIn.submit')}
              </Button>
            </Form>
          ) : (
            <Form
              layout="vertical"
              requiredMark={false}
              onFinish={({ code }: { code: string }) => void attempt('two-factor/verify-totp', { code: code.replace(/\s/g, '') })}
            >
              <Form.Item
                name="code"
                label={t('signIn.code')}
                extra={t('signIn.codeHint')}
                rules={[{ required: true, message: t('signIn.codeHint') }]}
              >
                <Input inputMode="numeric" autoComplete="one-time-code" size="large" autoFocus />
              </Form.Item>
              <Button type="primary" htmlType="submit" size="large" block loading={busy}>
                {t('signIn.verify')}
              </Button>
            </Form>
          )}
        </section>
        {accounts.length > 0 && (
          <section className="stack" aria-label={t('signIn.demo')}>
            <div>
              <h2>{t('signIn.demo')}</h2>
              <p className="muted small">{t('signIn.demoHint')}</p>
            </div>
            <ul className="accounts">
              {accounts.map((account) => (
                <li key={account.email}>
                  <button
                    type="button"
                    disabled={busy || !demo.data?.password}
                    onClick={() => void attempt('sign-in/email', { email: account.email, password: demo.data?.password })}
                  >
                    <strong>{kit(`role.${account.role}`)}</strong>
                    <span className="muted">{account.name}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </main>
    </div>
  );
}

function refusalFor(
  status: number,
  path: string,
  t: Translate<typeof texts.zh>,
  kit: ReturnType<typeof useKitTexts>,
): RefusalShown {
  if (status === 0) return { code: 'offline', reason: kit('refusal.offline'), remedy: kit('refusal.checkNetwork') };
  if (status === 429) return { code: 'too-many', reason: t('signIn.tooMany'), remedy: t('signIn.tooManyRemedy') };
  if (status >= 500) return { code: 'server', reason: kit('refusal.server', { status }), remedy: kit('refusal.tryLater') };
  if (path.startsWith('two-factor')) return { code: 'code', reason: t('signIn.codeWrong'), remedy: t('signIn.codeRemedy') };
  return { code: 'wrong', reason: t('signIn.wrong'), remedy: t('signIn.wrongRemedy') };
}
