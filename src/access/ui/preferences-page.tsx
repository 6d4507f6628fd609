import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { DownloadButton } from '#src/ui-kit/download.tsx';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { languageNames, lastDayText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { chosenLanguage, chooseLanguage } from '#src/ui-kit/language.ts';
import { Answered, PageHead, Panel } from '#src/ui-kit/page.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './access.texts.ts';
import { access, postAuth } from './client.ts';
import { OwnSessions } from './own-sessions.tsx';
import { SecondFactor } from './second-factor.tsx';

/** One's own account: language, roles, password, second factor, where it is signed in, one's own data; `also`: what other stages add. */
export function PreferencesPage({ also }: { also?: ReactNode }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const me = useQuery({ queryKey: ['me'], queryFn: () => access.me.read() });
  return (
    <>
      <PageHead title={t('me.title')} lead={me.data?.name} />
      <div className="columns two">
        <div className="stack">
          <Panel title={t('me.language')} note={t('me.languageHint')}>
            <Segmented
              aria-label={t('me.language')}
              value={chosenLanguage()}
              onChange={chooseLanguage}
              options={[
                { value: 'zh' as const, label: languageNames.zh },
                { value: 'en' as const, label: languageNames.en },
              ]}
            />
          </Panel>
          <Panel title={t('me.roles')}>
            <Answered query={me}>
              {(data) => (
                <p>
                  {data.roles.map((role) => kit(`role.${role}`)).join(kit('say.listSeparator'))}
                  {data.districts !== 'all' &&
                    ` · ${data.districts.map((district) => district.name).join(kit('say.listSeparator'))}`}
                  {data.accessEndsAt && ` · ${t('me.until', { day: lastDayText(data.accessEndsAt) })}`}
                </p>
              )}
            </Answered>
          </Panel>
          {also}
          <Panel title={t('me.data')} note={t('me.dataHint')}>
            <DownloadButton fetchFile={() => access.me.exportData()} name="my-data.json">
              {t('me.download')}
            </DownloadButton>
          </Panel>
        </div>
        <div className="stack">
          <Password />
          <SecondFactor on={me.data?.secondFactor.on === true} />
          <OwnSessions />
        </div>
      </div>
    </>
  );
}

function Password() {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const [form] = Form.useForm<{ currentPassword: string; newPassword: string }>();
  const act = useAct({
    run: (given: { currentPassword: string; newPassword: string }) =>
      postAuth(
        'change-password',
        { ...given, revokeOtherSessions: true },
        { reason: t('me.wrong'), remedy: t('me.wrongRemedy') },
      ),
    done: t('me.changed'),
    onDone: () => form.resetFields(),
  });
  return (
    <Panel title={t('me.password')}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(given) => act.mutate(given)}>
        <Form.Item
          name="currentPassword"
          label={t('me.current')}
          rules={[{ required: true, message: kit('say.required', { field: t('me.current') }) }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="newPassword"
          label={t('me.next')}
          extra={t('me.nextHint')}
          rules={[{ required: true, min: 10, message: t('me.nextHint') }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button htmlType="submit" loading={act.isPending}>
          {t('me.password')}
        </Button>
      </Form>
    </Panel>
  );
}
