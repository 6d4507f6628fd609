import { DatePicker, Form, Input, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { type Role, roles } from '#src/kernel/vocabulary.ts';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { FormDialog } from '#src/ui-kit/form-dialog.tsx';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { useSurroundings } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import { useRequired } from '#src/ui-kit/use-required.ts';
import * as texts from './access.texts.ts';
import { access } from './client.ts';

type Granted = Exclude<Role, 'resident'>;
interface Fields {
  name: string;
  phone?: string;
  email?: string;
  role: Granted;
  district?: string;
  until?: Dayjs;
}

/** Invites somebody with a role, or grants one more to a person who is known. */
export function MemberDialog({
  person,
  mayGrant,
  onClose,
}: {
  person?: { id: string; name: string };
  /** Without it an invitation gives no role: the security administrator grants them. */
  mayGrant: boolean;
  onClose: () => void;
}) {
  const t = useTexts(texts);
  const { districts } = useSurroundings();
  const [form] = Form.useForm<Fields>();
  const role = Form.useWatch('role', form);
  const [password, setPassword] = useState<string | null>(null);
  const must = useRequired();
  const act = useAct({
    run: async (fields: Fields) => {
      const membership = { role: fields.role, district: fields.district, validUntil: fields.until?.format('YYYY-MM-DD') };
      if (person) {
        await access.people.grant({ id: person.id, membership });
        return null;
      }
      const invited = await access.people.invite({
        name: fields.name,
        phone: fields.phone || undefined,
        email: fields.email || undefined,
        membership: mayGrant ? membership : undefined,
      });
      return invited.initialPassword;
    },
    done: person ? undefined : t('members.invited'),
    onDone: (initial) => (initial ? setPassword(initial) : onClose()),
  });
  if (password) {
    return <FirstPassword password={password} onClose={onClose} />;
  }
  return (
    <FormDialog
      form={form}
      title={person ? `${t('members.grant')} · ${person.name}` : t('members.invite')}
      okText={person ? t('members.grant') : t('members.invite')}
      pending={act.isPending}
      onSubmit={(fields) => act.mutate(fields)}
      onClose={onClose}
    >
      {!person && <NewPersonFields />}
      {mayGrant ? <RoleField /> : <p className="muted">{t('members.later')}</p>}
      {(role === 'coordinator' || role === 'host') && (
        <Form.Item name="district" label={t('members.district')} rules={must(t('members.district'))}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={districts.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Form.Item>
      )}
      {role && <EndDate role={role} />}
    </FormDialog>
  );
}

function RoleField() {
  const t = useTexts(texts);
  const kit = useKitTexts();
  return (
    <Form.Item
      name="role"
      label={t('members.role')}
      rules={[{ required: true, message: kit('say.required', { field: t('members.role') }) }]}
    >
      <Select options={roles.filter((one) => one !== 'resident').map((value) => ({ value, label: kit(`role.${value}`) }))} />
    </Form.Item>
  );
}

/** Shown once, to be handed over. */
function FirstPassword({ password, onClose }: { password: string; onClose: () => void }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  return (
    <Modal
      open
      title={t('members.invited')}
      onCancel={onClose}
      onOk={onClose}
      okText={kit('act.close')}
      cancelButtonProps={{ style: { display: 'none' } }}
      mask={{ closable: false }}
    >
      <p>{t('members.password')}</p>
      <p style={{ fontSize: 20, fontFamily: 'monospace' }}>{password}</p>
    </Modal>
  );
}

function NewPersonFields() {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const form = Form.useFormInstance<Fields>();
  const must = useRequired();
  return (
    <>
      <Form.Item name="name" label={t('members.name')} rules={must(t('members.name'))}>
        <Input maxLength={50} autoFocus autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="email"
        label={t('members.email')}
        rules={[{ type: 'email', message: kit('say.required', { field: t('members.email') }) }]}
      >
        <Input type="email" maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="phone"
        label={t('members.phone')}
        dependencies={['email']}
        rules={[
          {
            validator: (_, phone: string) =>
              phone || form.getFieldValue('email') ? Promise.resolve() : Promise.reject(new Error(t('members.either'))),
          },
        ]}
      >
        <Input inputMode="tel" maxLength={20} autoComplete="off" />
      </Form.Item>
    </>
  );
}

function EndDate({ role }: { role: Granted }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const must = useRequired();
  return (
    <Form.Item
      name="until"
      label={role === 'auditor' ? t('members.validUntil') : kit('say.optional', { field: t('members.validUntil') })}
      extra={role === 'auditor' ? t('members.auditorHint') : undefined}
      rules={role === 'auditor' ? must(t('members.validUntil')) : []}
    >
      <DatePicker />
    </Form.Item>
  );
}
