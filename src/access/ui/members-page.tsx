import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { roles } from '#src/kernel/vocabulary.ts';
import { type Column, DataTable, ListBar, ListFoot, NothingMatches } from '#src/ui-kit/data-table.tsx';
import { DownloadButton } from '#src/ui-kit/download.tsx';
import { useAct, useAsk } from '#src/ui-kit/feedback.tsx';
import { ChoiceFilter, choicesOf, TextFilter } from '#src/ui-kit/filters.tsx';
import { lastDayText, momentText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { useListState } from '#src/ui-kit/list-state.ts';
import { Answered, EmptyState, PageHead } from '#src/ui-kit/page.tsx';
import { StateMark } from '#src/ui-kit/state-mark.tsx';
import { type Translate, useTexts } from '#src/ui-kit/texts.ts';
import * as texts from './access.texts.ts';
import { access } from './client.ts';
import { MemberDialog } from './member-dialog.tsx';
import { type Abilities, type Person, PersonActs } from './person-acts.tsx';

const none = { text: '', role: '', everyone: '' };

/** Who holds which role, in which district, until when. */
export function MembersPage() {
  const t = useTexts(texts);
  const { state, given, set, clear, filtered } = useListState(none);
  const [open, setOpen] = useState<'invite' | Person | null>(null);
  const { page, pageSize } = state;
  const { everyone, ...rest } = given;
  const filter = { ...rest, membersOnly: everyone ? undefined : 'true', sort: state.sort || undefined } as Parameters<
    typeof access.people.exportList
  >[0];
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
          filters={<PeopleFilters state={state} set={set} />}
          acts={<DownloadButton fetchFile={() => access.people.exportList(filter)} name={`${t('members.title')}.xlsx`} />}
        />
        <Answered query={list}>
          {({ items, total, abilities }) => (
            <>
              <DataTable
                label={t('members.title')}
                rows={items}
                rowKey={(row) => row.id}
                sort={state.sort}
                onSort={(sort) => set({ sort })}
                empty={filtered ? <NothingMatches /> : <EmptyState title={t('members.empty')} hint={t('members.emptyHint')} />}
                columns={personColumns(t, abilities, setOpen)}
              />
              <ListFoot total={total} page={page} pageSize={pageSize} set={set} />
            </>
          )}
        </Answered>
      </section>
      {open && (
        <MemberDialog
          person={open === 'invite' ? undefined : open}
          mayGrant={list.data?.abilities.grant === true}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

function PeopleFilters({ state, set }: { state: typeof none; set: (change: Partial<typeof none>) => void }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  return (
    <>
      <TextFilter label={t('members.search')} value={state.text} onChange={(text) => set({ text })} width={160} />
      <ChoiceFilter
        label={t('members.role')}
        value={state.role}
        choices={choicesOf(roles, (role) => kit(`role.${role as 'host'}`))}
        onChange={(role) => set({ role })}
      />
      <Checkbox checked={state.everyone !== ''} onChange={(event) => set({ everyone: event.target.checked ? 'yes' : '' })}>
        {t('members.everyone')}
      </Checkbox>
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
            ` · ${membership.valid ? t('members.until', { day: lastDayText(membership.validUntil) }) : t('members.ended')}`}{' '}
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

function personColumns(t: Translate<typeof texts.zh>, may: Abilities, onGrant: (person: Person) => void): Column<Person>[] {
  return [
    {
      key: 'name',
      title: t('members.name'),
      sort: 'name',
      cell: (row) => (
        <>
          <strong>{row.name}</strong>
          {!row.hasAccount && <div className="small muted">{t('members.noAccount')}</div>}
          {row.secondFactor && <div className="small muted">{t('members.withSecond')}</div>}
          {row.lockedUntil && <StateMark tone="warn">{t('members.locked', { time: momentText(row.lockedUntil) })}</StateMark>}
        </>
      ),
    },
    {
      key: 'contact',
      title: t('members.contact'),
      cell: (row) => [row.phone, row.email].filter(Boolean).join(' · ') || '—',
    },
    { key: 'roles', title: t('members.roles'), cell: (row) => <Memberships person={row} mayChange={may.grant} /> },
    {
      key: 'acts',
      title: '',
      cell: (row) => !row.erased && <PersonActs person={row} may={may} onGrant={() => onGrant(row)} />,
    },
  ];
}
