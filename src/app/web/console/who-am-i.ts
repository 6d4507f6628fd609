import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accessContract } from '#src/access/access.contract.ts';
import { dayOf } from '#src/kernel/local-time.ts';
import { networkContract } from '#src/network/network.contract.ts';
import { programmeContract } from '#src/plan/programme/programme.contract.ts';
import { clientOf, Refused } from '#src/ui-kit/client.ts';
import type { ProgrammeShown, Surroundings } from '#src/ui-kit/surroundings.tsx';
import { defaultProgramme } from './default-programme.ts';

const access = clientOf(accessContract);
const network = clientOf(networkContract);
const programmes = clientOf(programmeContract);
const chosenKey = 'kepu-programme';

/** Who is signed in, and what they may do. */
export function useMe() {
  return useQuery({ queryKey: ['me'], queryFn: () => access.me.read(), staleTime: 60_000 });
}

/** What the shell gives to every screen: the person, the districts, and the programme chosen in the top bar. */
export function useSurroundingsOf(me: ReturnType<typeof useMe>['data']) {
  const [chosen, setChosen] = useState(() => localStorage.getItem(chosenKey));
  const [choices, setChoices] = useState(0);
  const signedIn = me?.signedIn === true;
  const mayPlan = me?.permissions.includes('plan.read') === true;
  const regionCode = me?.tenant?.regionCode;
  const list = useQuery({
    queryKey: ['programmes'],
    queryFn: () => programmes.list({ pageSize: 200 }),
    enabled: signedIn && mayPlan,
  });
  const items = list.data?.items ?? [];
  const programmeId = (items.find((item) => item.id === chosen) ?? defaultProgramme(items, dayOf(new Date())))?.id;
  const detail = useQuery({
    queryKey: ['programme', programmeId],
    queryFn: () => programmes.detail({ id: programmeId! }),
    enabled: programmeId !== undefined,
  });
  const all = me?.districts === 'all';
  const regions = useQuery({
    queryKey: ['districts', regionCode],
    queryFn: () => network.regions.list({ parent: regionCode!, level: 'district' }),
    enabled: all && regionCode !== undefined,
    staleTime: 3_600_000,
  });
  const lies = useQuery({
    queryKey: ['region', regionCode],
    queryFn: () => network.regions.list({ of: regionCode! }),
    enabled: regionCode !== undefined,
    staleTime: 3_600_000,
  });
  const area = lies.data?.items.find(({ code }) => code === regionCode);
  const district = lies.data?.items.find(({ level }) => level === 'district');
  const names = useQuery({
    queryKey: ['staff-names'],
    queryFn: () => access.people.staffNames(),
    enabled: me?.permissions.includes('people.names') === true,
    staleTime: 600_000,
  });
  const choose = (id: string): void => {
    localStorage.setItem(chosenKey, id);
    setChosen(id);
    if (id !== programmeId) setChoices((count) => count + 1);
  };
  const waits =
    !me ||
    (mayPlan && list.isPending) ||
    (programmeId !== undefined && detail.isPending) ||
    (all && regions.isPending) ||
    (regionCode !== undefined && lies.isPending);
  // Asked again in vain, what was known stands: a page that goes takes along what was typed.
  const error = [list, detail, regions, lies].find((asked) => asked.data === undefined && asked.error)?.error;
  const surroundings: Surroundings | null = me
    ? {
        programme: detail.data ? shown(detail.data) : null,
        programmes: items,
        choose,
        person: { id: me.personId, name: me.name, roles: me.roles, permissions: me.permissions },
        districts: me.districts === 'all' ? (district ? [district] : (regions.data?.items ?? [])) : me.districts,
        staff: new Map((names.data?.items ?? []).map((person) => [person.id, person.name])),
        demo: me.tenant?.demo === true,
        tenantCode: me.tenant?.code ?? '',
        regionCode: regionCode ?? '',
        ownArea: area && district ? { name: area.name, district: district.code } : null,
      }
    : null;
  return { surroundings, programmes: items, programmeId, choose, choices, waits, error };
}

function shown({
  id,
  name,
  fiscalYear,
  applicant,
  startsOn,
  endsOn,
  state,
  totalFen,
  subProgrammes,
  budgetLines,
}: ProgrammeShown): ProgrammeShown {
  return { id, name, fiscalYear, applicant, startsOn, endsOn, state, totalFen, subProgrammes, budgetLines };
}

/** Ends the session on the server. Throws where it did not end: nobody may believe to be signed out who is not. */
export async function signOut(): Promise<void> {
  const response = await fetch('/api/auth/sign-out', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
    credentials: 'same-origin',
  });
  if (!response.ok) throw new Refused(response.status, null);
}
