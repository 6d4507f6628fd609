import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { PageHead } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './access.texts.ts';
import { postAuth } from './client.ts';

/** Takes a new password by the one-time link of an administrator. The token stands behind `#`, so that no server logs it. */
export function NewPasswordPage() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const [token] = useState(() => location.hash.slice(1));
  const act = useAct({
    run: ({ newPassword }: { newPassword: string }) =>
      postAuth('reset-password', { newPassword, token }, { reason: t('link.failed'), remedy: t('link.failedRemedy') }),
    done: t('link.done'),
    onDone: () => void navigate({ to: paths.signIn as '/', replace: true }),
  });
  return (
    <div className="sign-in">
      <main>
        <PageHead title={t('link.title')} lead={token ? t('link.lead') : t('link.failed')} />
        <Form layout="vertical" requiredMark={false} onFinish={(given: { newPassword: string }) => act.mutate(given)}>
          <Form.Item
            name="newPassword"
            label={t('me.next')}
            extra={t('me.nextHint')}
            rules={[{ required: true, min: 10, message: t('me.nextHint') }]}
          >
            <Input.Password autoComplete="new-password" size="large" autoFocus />
          </Form.Item>
          <Button type="primary" htmlType="submit" size="large" block disabled={!token} loading={act.isPending}>
            {t('link.set')}
          </Button>
        </Form>
      </main>
    </div>
  );
}
