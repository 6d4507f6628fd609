import { Button, Form, Input } from 'antd';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { PageHead } from '#src/ui-kit/page.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import { postAuth } from './client.ts';
import * as texts from './own-sign-in.texts.ts';

interface Given {
  currentPassword: string;
  newPassword: string;
}

/** Where the password is one that an administrator made: nothing else is open until its owner has set another. */
export function FirstPasswordPage({ onLeave, onSet }: { onLeave: () => void; onSet: () => void }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const [form] = Form.useForm<Given>();
  const act = useAct({
    run: (given: Given) =>
      postAuth(
        'change-password',
        { ...given, revokeOtherSessions: true },
        { reason: t('first.wrong'), remedy: t('first.wrongRemedy') },
      ),
    done: t('first.done'),
    onDone: onSet,
  });
  return (
    <div className="sign-in">
      <main>
        <PageHead title={t('first.title')} lead={t('first.lead')} />
        <Form form={form} layout="vertical" requiredMark={false} onFinish={(given) => act.mutate(given)}>
          <Form.Item
            name="currentPassword"
            label={t('first.current')}
            rules={[{ required: true, message: kit('say.required', { field: t('first.current') }) }]}
          >
            <Input.Password autoComplete="current-password" size="large" autoFocus />
          </Form.Item>
          <Form.Item
            name="newPassword"
            label={t('first.next')}
            extra={t('first.nextHint')}
            dependencies={['currentPassword']}
            rules={[
              { required: true, min: 10, message: t('first.nextHint') },
              {
                validator: (_, value) =>
                  value && value === form.getFieldValue('currentPassword')
                    ? Promise.reject(new Error(t('first.same')))
                    : Promise.resolve(),
              },
            ]}
          >
            <Input.Password autoComplete="new-password" size="large" />
          </Form.Item>
          <Button type="primary" htmlType="submit" size="large" block loading={act.isPending}>
            {t('first.set')}
          </Button>
        </Form>
        <p>
          <button type="button" className="link" onClick={onLeave}>
            {t('first.leave')}
          </button>
        </p>
      </main>
    </div>
  );
}
