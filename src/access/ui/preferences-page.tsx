import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Segmented } from 'antd';
import { useState } from 'react';
import { DownloadButton } from '#src/ui-kit/download.tsx';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { dayText, languageNames } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { chosenLanguage, chooseLanguage } from '#src/ui-kit/language.ts';
import { Answered, PageHead, Panel } from '#src/ui-kit/page.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './access.texts.ts';
import { access, postAuth } from './client.ts';

/** One's own account: language, roles, password, second factor, one's own data. */
export function PreferencesPage() {
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
                  {data.roles.map((role) => kit(`role.${role}`)).join('、')}
                  {data.districts !== 'all' && ` · ${data.districts.map((district) => district.name).join('、')}`}
                  {data.accessEndsAt && ` · ${t('me.until', { day: dayText(data.accessEndsAt.slice(0, 10)) })}`}
                </p>
              )}
            </Answered>
          </Panel>
          <Panel title={t('me.data')} note={t('me.dataHint')}>
            <DownloadButton fetchFile={() => access.me.exportData()} name="my-data.json">
              {t('me.download')}
            </DownloadButton>
          </Panel>
        </div>
        <div className="stack">
          <Password />
          <SecondFactor />
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

interface Enrolment {
  totpURI: string;
  backupCodes: string[];
}

function SecondFactor() {
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
  const secret = enrolment ? (new URLSearchParams(enrolment.totpURI.split('?')[1] ?? '').get('secret') ?? '') : '';
  return (
    <Panel title={t('me.second')}>
      <div className="stack">
        <p className="muted">{t('me.secondHint')}</p>
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
              <Button disabled={!password} loading={enable.isPending} onClick={() => enable.mutate()}>
                {t('me.enable')}
              </Button>
              <Button type="link" disabled={!password} loading={disable.isPending} onClick={() => disable.mutate()}>
                {t('me.disable')}
              </Button>
            </div>
          </>
        )}
        {enrolment && !verify.isSuccess && (
          <>
            <p>{t('me.secondScan')}</p>
            <p>
              {t('me.secret')} <code style={{ overflowWrap: 'anywhere' }}>{secret}</code>
            </p>
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
        {verify.isSuccess && enrolment && <BackupCodes codes={enrolment.backupCodes} />}
      </div>
    </Panel>
  );
}

function BackupCodes({ codes }: { codes: readonly string[] }) {
  const t = useTexts(texts);
  return (
    <>
      <p className="good">{t('me.enabled')}</p>
      <p>{t('me.backup')}</p>
      <code>{codes.join('　')}</code>
    </>
  );
}
