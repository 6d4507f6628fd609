import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Segmented } from 'antd';
import { useState } from 'react';
import { UsedBar } from '#src/ui-kit/charts.tsx';
import { type Column, DataTable, ListBar, ListFoot, NothingMatches } from '#src/ui-kit/data-table.tsx';
import { DownloadButton } from '#src/ui-kit/download.tsx';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { ChoiceFilter, TextFilter } from '#src/ui-kit/filters.tsx';
import { dayText, numberText, unitText } from '#src/ui-kit/format.ts';
import { ImportDialog, unchangedOf } from '#src/ui-kit/import-dialog.tsx';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { useListState } from '#src/ui-kit/list-state.ts';
import { wordOf } from '#src/ui-kit/measure-words.ts';
import { Answered, EmptyState, PageHead } from '#src/ui-kit/page.tsx';
import { type Given, ReasonDialog } from '#src/ui-kit/reason-dialog.tsx';
import { StateMark, type Tone } from '#src/ui-kit/state-mark.tsx';
import { useMay, useProgramme, useSurroundings } from '#src/ui-kit/surroundings.tsx';
import { type Translate, useTexts } from '#src/ui-kit/texts.ts';
import type { ActivityView } from '../programme.contract.ts';
import { ActivityDialog } from './activity-dialog.tsx';
import { plan } from './clients.ts';
import { PlanVersions } from './plan-versions.tsx';
import * as texts from './activities.texts.ts';

/** How far an activity is, from facts; the shell asks for it, since plan knows no evidence. */
interface ActivityProgress {
  done: number;
  target: number;
  state: 'finished' | 'met' | 'under-way' | 'not-begun' | 'overdue' | 'withdrawn';
}

type Row = ActivityView & { progress?: ActivityProgress | null };
type Asked = Parameters<typeof plan.activities>[0];

/** The list with how far each activity is, which it can be ordered by and chosen by; null for who may not see that. */
type WithProgress =
  | ((
      asked: Omit<Asked, 'sort'> & { progress?: 'overdue'; wayBack?: string; at?: string },
    ) => Promise<{ items: Row[]; total: number }>)
  | null;

const none = { search: '', subProgramme: '', district: '', state: '', progress: '', wayBack: '', at: '' };
const tones: Record<ActivityProgress['state'], Tone> = {
  finished: 'good',
  met: 'good',
  'under-way': 'calm',
  'not-begun': 'none',
  overdue: 'bad',
  withdrawn: 'none',
};

/** What is to happen in the year, with targets and due dates. */
export function ActivitiesPage({ withProgress }: { withProgress: WithProgress }) {
  const t = useTexts(texts);
  const programme = useProgramme();
  const { id } = programme;
  const { state, given, set, clear, filtered } = useListState(none, 'dueOn');
  // What is shown as it was planned on a day in the past is not what a change would begin from.
  const mayChange = useMay('plan.change') && state.at === '';
  const paging = { page: state.page, pageSize: state.pageSize };
  const [open, setOpen] = useState<'new' | 'import' | ActivityView | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [withdrawing, setWithdrawing] = useState<readonly string[] | null>(null);
  const { progress, wayBack, at, ...filters } = given;
  const byProgress = /^-?(?:progress|state)$/.test(state.sort);
  // Who may not see progress, and the workbook, which has none, have the plan's own order instead.
  const filter = { id, ...filters, sort: byProgress ? 'dueOn' : state.sort } as Parameters<typeof plan.exportActivities>[0];
  const asked = { ...filter, sort: state.sort, progress, wayBack, at } as Parameters<NonNullable<WithProgress>>[0];
  const list = useQuery<{ items: Row[]; total: number }>({
    queryKey: ['activities', asked, paging],
    queryFn: () => (withProgress ? withProgress({ ...asked, ...paging }) : plan.activities({ ...filter, ...paging })),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <Head mayChange={mayChange} onOpen={setOpen} />
      <section className="panel" aria-label={t('activities.title')}>
        <ListBar
          filtered={filtered}
          onClear={clear}
          filters={<Filters state={state} set={set} />}
          acts={
            <>
              <WithdrawChosen count={chosen.length} onClick={() => setWithdrawing(chosen)} />
              <DownloadButton fetchFile={() => plan.exportActivities(filter)} name={`${t('activities.title')}.xlsx`} />
            </>
          }
        />
        <Answered query={list}>
          {({ items, total }) => (
            <>
              <ActivityTable
                rows={items}
                withProgress={withProgress !== null}
                sort={state.sort}
                onSort={(sort) => set({ sort })}
                chosen={chosen}
                onChoose={mayChange ? setChosen : undefined}
                onEdit={mayChange ? setOpen : undefined}
                onWithdraw={mayChange ? (activity) => setWithdrawing([activity.id]) : undefined}
                filtered={filtered}
              />
              <ListFoot total={total} {...paging} set={set} />
            </>
          )}
        </Answered>
      </section>
      {open !== null && open !== 'import' && (
        <ActivityDialog activity={open === 'new' ? undefined : open} onClose={() => setOpen(null)} />
      )}
      {withdrawing && <WithdrawDialog ids={withdrawing} onWithdrawn={() => setChosen([])} onClose={() => setWithdrawing(null)} />}
      <div style={{ marginTop: 16 }}>
        <PlanVersions programme={programme} only={['activity']} />
      </div>
      <ActivityImport open={open === 'import'} onClose={() => setOpen(null)} />
    </>
  );
}

function Filters({ state, set }: { state: typeof none; set: (change: Partial<typeof none>) => void }) {
  const t = useTexts(texts);
  const { districts, programme } = useSurroundings();
  return (
    <>
      <TextFilter label={t('activities.search')} value={state.search} onChange={(search) => set({ search })} width={160} />
      <ChoiceFilter
        label={t('activities.subProgramme')}
        value={state.subProgramme}
        width={150}
        choices={(programme?.subProgrammes ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(subProgramme) => set({ subProgramme })}
      />
      <ChoiceFilter
        label={t('activities.district')}
        value={state.district}
        width={112}
        choices={districts.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(district) => set({ district })}
      />
      <Segmented
        size="small"
        aria-label={t('activities.state')}
        value={state.state || 'standing'}
        onChange={(value) => set({ state: value === 'standing' ? '' : value })}
        options={(['standing', 'withdrawn', 'all'] as const).map((value) => ({ value, label: t(`activities.${value}`) }))}
      />
      <Checkbox
        checked={state.progress === 'overdue'}
        onChange={(event) => set({ progress: event.target.checked ? 'overdue' : '' })}
      >
        {t('activities.onlyOverdue')}
      </Checkbox>
      {state.wayBack && (
        <Checkbox checked onChange={() => set({ wayBack: '' })}>
          {t('activities.onlyWayBack')}
        </Checkbox>
      )}
      {state.at && (
        <Checkbox checked onChange={() => set({ at: '' })}>
          {t('activities.asOf', { at: dayText(state.at) })}
        </Checkbox>
      )}
    </>
  );
}

interface ActivityTableProps {
  rows: readonly Row[];
  withProgress: boolean;
  sort: string;
  onSort: (sort: string) => void;
  chosen: readonly string[];
  onChoose?: (ids: readonly string[]) => void;
  onEdit?: (activity: ActivityView) => void;
  onWithdraw?: (activity: ActivityView) => void;
  filtered: boolean;
}

function ActivityTable(props: ActivityTableProps) {
  const t = useTexts(texts);
  const { rows, sort, onSort, filtered } = props;
  return (
    <DataTable
      label={t('activities.title')}
      rows={rows}
      rowKey={(row) => row.id}
      sort={sort}
      onSort={onSort}
      rowClass={(row) => (row.withdrawnAt ? 'gone' : '')}
      empty={filtered ? <NothingMatches /> : <EmptyState title={t('activities.empty')} hint={t('activities.emptyHint')} />}
      columns={activityColumns(t, props)}
    />
  );
}

function ProgressMark({ state }: { state?: ActivityProgress['state'] }) {
  const t = useTexts(texts);
  return state ? <StateMark tone={tones[state]}>{t(`activities.progressState.${state}`)}</StateMark> : <>—</>;
}

interface WithdrawDialogProps {
  ids: readonly string[];
  onWithdrawn: () => void;
  onClose: () => void;
}

function WithdrawDialog({ ids, onWithdrawn, onClose }: WithdrawDialogProps) {
  const t = useTexts(texts);
  const { id } = useProgramme();
  const act = useAct({
    run: ({ reason }: Given) => plan.withdrawActivities({ id, activityIds: [...ids], reason }),
    done: t('activities.withdrawn'),
    onDone: () => {
      onWithdrawn();
      onClose();
    },
  });
  return (
    <ReasonDialog
      title={t('activities.withdrawAsk', { count: ids.length })}
      text={t('activities.withdrawText')}
      label={t('activities.reason')}
      longest={500}
      okText={t('activities.withdraw')}
      danger
      pending={act.isPending}
      onSubmit={act.mutate}
      onClose={onClose}
    />
  );
}

function activityColumns(t: Translate<typeof texts.zh>, props: ActivityTableProps): Column<Row>[] {
  const own = (sort: string) => (props.withProgress ? { sort } : {});
  return [
    {
      key: 'name',
      title: t('activities.name'),
      sort: 'name',
      cell: (row) => <NameCell row={row} props={props} />,
    },
    { key: 'due', title: t('activities.dueOn'), sort: 'dueOn', cell: (row) => <span className="nowrap">{row.dueOn}</span> },
    {
      key: 'target',
      title: t('activities.target'),
      number: true,
      sort: 'target',
      cell: (row) => `${numberText(row.target)} ${unitText(row.unit)}`,
    },
    {
      key: 'progress',
      title: t('activities.progress'),
      width: 190,
      ...own('progress'),
      cell: (row) => {
        const done = row.progress?.done;
        return done === undefined ? (
          '—'
        ) : (
          <span className="bars" style={{ gridTemplateColumns: '1fr auto' }}>
            <UsedBar
              used={Math.min(done, row.target)}
              allowed={row.target}
              label={`${numberText(done)} / ${numberText(row.target)}`}
            />
            <span className="nowrap small">{numberText(done)}</span>
          </span>
        );
      },
    },
    {
      key: 'state',
      title: t('activities.state'),
      ...own('state'),
      cell: (row) => <ProgressMark state={row.withdrawnAt ? 'withdrawn' : row.progress?.state} />,
    },
    {
      key: 'acts',
      title: '',
      cell: (row) => !row.withdrawnAt && <RowActs row={row} props={props} />,
    },
  ];
}

function ActivityImport({ open, onClose }: { open: boolean; onClose: () => void }) {
  const kit = useKitTexts();
  const { id } = useProgramme();
  return (
    <ImportDialog
      open={open}
      onClose={onClose}
      template={{ fetchFile: () => plan.activityTemplate({ id }), name: 'activities.xlsx' }}
      send={async (file, dryRun) => {
        const report = await plan.importActivities({ id, file, dryRun });
        return {
          rows: report.rows,
          problems: report.errors.map(({ cell, column, problem }) => ({ cell, column, problem })),
          ...unchangedOf(report, kit),
          ...(report.added.length > 0 && {
            undo: () => plan.withdrawActivities({ id, activityIds: report.added, reason: kit('importing.undo') }),
          }),
        };
      }}
    />
  );
}

function Head({ mayChange, onOpen }: { mayChange: boolean; onOpen: (what: 'new' | 'import') => void }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  return (
    <PageHead
      title={t('activities.title')}
      lead={t('activities.lead')}
      acts={
        mayChange && (
          <>
            <Button onClick={() => onOpen('import')}>{kit('act.import')}</Button>
            <Button type="primary" onClick={() => onOpen('new')}>
              {t('activities.add')}
            </Button>
          </>
        )
      }
    />
  );
}

function RowActs({ row, props: { onEdit, onWithdraw } }: { row: ActivityView; props: ActivityTableProps }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  return (
    <span className="row nowrap">
      {onEdit && (
        <button type="button" className="link" aria-label={`${kit('act.edit')} ${row.name}`} onClick={() => onEdit(row)}>
          {kit('act.edit')}
        </button>
      )}
      {onWithdraw && (
        <button
          type="button"
          className="link"
          aria-label={`${t('activities.withdraw')} ${row.name}`}
          onClick={() => onWithdraw(row)}
        >
          {t('activities.withdraw')}
        </button>
      )}
    </span>
  );
}

function NameCell({ row, props: { chosen, onChoose } }: { row: ActivityView; props: ActivityTableProps }) {
  const t = useTexts(texts);
  const { ownArea } = useSurroundings();
  const choose = (id: string, on: boolean): void => onChoose?.(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <span className="row" style={{ flexWrap: 'nowrap' }}>
      {onChoose && !row.withdrawnAt && (
        <Checkbox
          aria-label={t('activities.choose', { name: row.name })}
          checked={chosen.includes(row.id)}
          onChange={(event) => choose(row.id, event.target.checked)}
        />
      )}
      <span>
        {row.name}
        {row.withdrawnReason && <span className="small"> {t('activities.withdrawnWhy', { reason: row.withdrawnReason })}</span>}
        <span className="small muted" style={{ display: 'block' }}>
          {row.subProgrammeName} · {row.districtName ?? ownArea?.name ?? t('activities.wholeCity')} ·{' '}
          {wordOf('kind', row.factKind, row.factKind)}
        </span>
      </span>
    </span>
  );
}

function WithdrawChosen({ count, onClick }: { count: number; onClick: () => void }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  if (count === 0) return null;
  return (
    <Button danger onClick={onClick}>
      {kit('say.bracketed', { what: t('activities.withdrawChosen'), aside: String(count) })}
    </Button>
  );
}
