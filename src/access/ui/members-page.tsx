import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { roles } from '#src/kernel/vocabulary.ts';
import { type Column, DataTable, ListBar, ListFoot } from '#src/ui-kit/data-table.tsx';
import { DownloadButton } from '#src/ui-kit/download.tsx';
import { useAct, useAsk } from '#src/ui-kit/feedback.tsx';
import { ChoiceFilter, choicesOf, TextFilter } from '#src/ui-kit/filters.tsx';
import { dayText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { useListState } from '#src/ui-kit/list-state.ts';
import { MenuButton } from '#src/ui-kit/menu-button.tsx';
import { Answered, EmptyState, PageHead } from '#src/ui-kit/page.tsx';
import { type Translate, useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './access.texts.ts';
import { access } from './client.ts';
import { MemberDialog } from './member-dialog.tsx';

type Person = Awaited<ReturnType<typeof access.people.list>>['items'][number];
const none = { text: '', role: '', everyone: '' };

/** Who holds which role, in which district, until when. */
export function MembersPage() {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const { state, given, set, clear, filtered } = useListState(none);
  const [open, setOpen] = useState<'invite' | Person | null>(null);
  const { page, pageSize } = state;
  const { everyone, ...rest } = given;
  const filter = { ...rest, membersOnly: everyone ? undefined : 'true' } as Parameters<typeof access.people.exportList>[0];
  const list = useQuery({
    queryKey: ['people', filter, page, pageSize],
    queryFn: () => access.people.list({ ...filter, page, pageSize }),
    placeholderData: keepPreviousData,
  });
  const mayInvite = list.data?.abilities.invite === true;
  return (
    <>
      <PageHead
        title={t('members.title')}
        lead={t('members.lead')}
        acts={
          mayInvite && (
            <Button type="primary" onClick={() => setOpen('invite')}>
              {t('members.invite')}
            </Button>
          )
        }
      />
      <section className="panel" aria-label={t('members.title')}>
        <ListBar
          filtered={filtered}
          onClear={clear}
          filters={
            <>
              <TextFilter label={t('members.search')} value={state.text} onChange={(text) => set({ text })} width={160} />
              <ChoiceFilter
                label={t('members.role')}
                value={state.role}
                choices={choicesOf(roles, (role) => kit(`role.${role as 'host'}`))}
                onChange={(role) => set({ role })}
              />
              <Checkbox
                checked={state.everyone !== ''}
                onChange={(event) => set({ everyone: event.target.checked ? 'yes' : '' })}
              >
                {t('members.everyone')}
              </Checkbox>
            </>
          }
          acts={<DownloadButton fetchFile={() => access.people.exportList(filter)} name={`${t('members.title')}.xlsx`} />}
        />
        <Answered query={list}>
          {({ items, total, abilities }) => (
            <>
              <DataTable
                label={t('members.title')}
                rows={items}
                rowKey={(row) => row.id}
                empty={filtered ? undefined : <EmptyState title={t('members.empty')} hint={t('members.emptyHint')} />}
                columns={personColumns(t, { invite: mayInvite, unmask: abilities.unmask }, setOpen)}
              />
              <ListFoot total={total} page={page} pageSize={pageSize} set={set} />
            </>
          )}
        </Answered>
      </section>
      {open && <MemberDialog person={open === 'invite' ? undefined : open} onClose={() => setOpen(null)} />}
    </>
  );
}

function Memberships({ person, mayChange }: { person: Person; mayChange: boolean }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const ask = useAsk();
  const revoke = useAct({ run: (id: string) => access.people.revoke({ id }), done: kit('say.done') });
  if (person.memberships.length === 0) return <span className="muted">{t('members.noRole')}</span>;
  return (
    <div style={{ display: 'grid', gap: 2 }}>
      {person.memberships.map((membership) => (
        <span key={membership.id} className={membership.valid ? '' : 'muted'}>
          {kit(`role.${membership.role}`)}
          {membership.districtName && ` · ${membership.districtName}`}
          {membership.validUntil &&
            ` · ${membership.valid ? t('members.until', { day: dayText(membership.validUntil.slice(0, 10)) }) : t('members.ended')}`}{' '}
          {mayChange && membership.valid && membership.role !== 'resident' && (
            <button
              type="button"
              className="link small"
              aria-label={`${t('members.revoke')} ${person.name} ${kit(`role.${membership.role}`)}`}
              onClick={() =>
                ask({
                  title: t('members.revokeAsk', { name: person.name, role: kit(`role.${membership.role}`) }),
                  text: t('members.revokeText'),
                  act: t('members.revoke'),
                  run: () => revoke.mutate(membership.id),
                })
              }
            >
              {t('members.revoke')}
            </button>
          )}
        </span>
      ))}
    </div>
  );
}

function PersonActs({
  person,
  mayManage,
  mayUnmask,
  onGrant,
}: {
  person: Person;
  mayManage: boolean;
  mayUnmask: boolean;
  onGrant: () => void;
}) {
  const t = useTexts(texts);
  const [asked, setAsked] = useState<'unmask' | 'erase' | null>(null);
  const items = [
    ...(mayManage ? [{ key: 'grant', label: t('members.grant'), onClick: onGrant }] : []),
    ...(mayUnmask ? [{ key: 'unmask', label: t('members.unmask'), onClick: () => setAsked('unmask') }] : []),
    ...(mayManage ? [{ key: 'erase', label: t('members.erase'), danger: true, onClick: () => setAsked('erase') }] : []),
  ];
  return (
    <>
      <MenuButton label={t('members.more')} items={items} />
      {asked && <ReasonDialog person={person} kind={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function ReasonDialog({ person, kind, onClose }: { person: Person; kind: 'unmask' | 'erase'; onClose: () => void }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const [reason, setReason] = useState('');
  const unmask = useAct({ run: () => access.people.unmask({ id: person.id, reason }), done: null });
  const erase = useAct({ run: () => access.people.erase({ id: person.id, reason }), done: t('members.erased'), onDone: onClose });
  const act = kind === 'unmask' ? unmask : erase;
  return (
    <Modal
      open
      title={kind === 'unmask' ? `${t('members.unmask')} · ${person.name}` : t('members.eraseAsk', { name: person.name })}
      onCancel={onClose}
      cancelText={kit('act.close')}
      okText={kind === 'unmask' ? kit('act.confirm') : t('members.erase')}
      okButtonProps={{ danger: kind === 'erase', disabled: reason.trim() === '' || unmask.isSuccess, loading: act.isPending }}
      onOk={() => act.mutate()}
    >
      <div className="stack">
        <p>{kind === 'unmask' ? t('members.unmaskHint') : t('members.eraseText')}</p>
        <label>
          {kind === 'unmask' ? t('members.purpose') : t('members.reason')}
          <Input value={reason} maxLength={200} autoFocus onChange={(event) => setReason(event.target.value)} />
        </label>
        {unmask.data && (
          <p aria-live="polite" style={{ fontSize: 18 }}>
            {[unmask.data.phone, unmask.data.email].filter(Boolean).join(' · ') || kit('say.none')}
          </p>
        )}
      </div>
    </Modal>
  );
}

function personColumns(
  t: Translate<typeof texts.zh>,
  may: { invite: boolean; unmask: boolean },
  onGrant: (person: Person) => void,
): Column<Person>[] {
  return [
    {
      key: 'name',
      title: t('members.name'),
      cell: (row) => (
        <>
          <strong>{row.name}</strong>
          {!row.hasAccount && <div className="small muted">{t('members.noAccount')}</div>}
        </>
      ),
    },
    {
      key: 'contact',
      title: t('members.contact'),
      cell: (row) => [row.phone, row.email].filter(Boolean).join(' · ') || '—',
    },
    { key: 'roles', title: t('members.roles'), cell: (row) => <Memberships person={row} mayChange={may.invite} /> },
    {
      key: 'acts',
      title: '',
      cell: (row) =>
        (may.invite || may.unmask) &&
        !row.erased && <PersonActs person={row} mayManage={may.invite} mayUnmask={may.unmask} onGrant={() => onGrant(row)} />,
    },
  ];
}
