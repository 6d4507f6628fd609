import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { yuanText } from '#src/kernel/money.ts';
import { DataTable } from '#src/ui-kit/data-table.tsx';
import { FormDialog } from '#src/ui-kit/form-dialog.tsx';
import { useAct, useAsk } from '#src/ui-kit/feedback.tsx';
import { numberText, wanText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { type BackFromBudget, backFromBudget } from '#src/ui-kit/made-under-budget.tsx';
import { Answered, EmptyState, PageHead, Panel } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { StateMark } from '#src/ui-kit/state-mark.tsx';
import { useProgramme } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { ProgrammeView } from '../programme.contract.ts';
import { plan } from './clients.ts';
import { LineDialog } from './line-dialog.tsx';
import { PlanVersions } from './plan-versions.tsx';
import { ReasonField } from './reason-field.tsx';
import { SubDialog } from './sub-dialog.tsx';
import * as texts from './budget.texts.ts';

type Line = ProgrammeView['budgetLines'][number];
type Sub = ProgrammeView['subProgrammes'][number];

type Opened = { line?: Line } | { sub?: Sub; isSub: true } | null;

/** Which dialog stands open: the address may ask for one (`add`) and name the screen that waits for what is made (`back`). */
function useOpened() {
  const navigate = useNavigate();
  const { add, back } = useSearch({ strict: false }) as { add?: string; back?: string };
  const [open, setOpen] = useState<Opened>(add === 'sub' ? { isSub: true } : add === 'line' ? {} : null);
  return {
    open,
    setOpen,
    close: (saved: boolean) => {
      setOpen(null);
      if (add === undefined) return;
      const to = saved && back !== undefined && back in backFromBudget ? backFromBudget[back as BackFromBudget] : paths.budget;
      void navigate({ to: to as '/', replace: !saved });
    },
  };
}

/** The total parted into lines, and the sub-programmes that they belong to. */
export function BudgetPage() {
  const t = useTexts(texts);
  const { id } = useProgramme();
  const { open, setOpen, close } = useOpened();
  const programme = useQuery({ queryKey: ['programme', id], queryFn: () => plan.detail({ id }) });
  return (
    <Answered query={programme}>
      {(data) => (
        <>
          <PageHead
            title={t('budget.title')}
            lead={
              <span className="row">
                {t('budget.lead', { total: wanText(data.budget.totalFen), lines: wanText(data.budget.linesFen) })}{' '}
                <BudgetFit budget={data.budget} />
              </span>
            }
            acts={
              data.abilities.change && (
                <Button type="primary" onClick={() => setOpen({})}>
                  {t('budget.add')}
                </Button>
              )
            }
          />
          <div className="columns main">
            <Panel title={t('budget.title')} flush>
              <Lines programme={data} onEdit={(line) => setOpen({ line })} />
            </Panel>
            <Panel
              title={t('budget.subTitle')}
              flush
              acts={
                data.abilities.change && (
                  <Button size="small" onClick={() => setOpen({ isSub: true })}>
                    {t('budget.addSub')}
                  </Button>
                )
              }
            >
              <Subs programme={data} onEdit={(sub) => setOpen({ sub, isSub: true })} />
            </Panel>
          </div>
          <div style={{ marginTop: 16 }}>
            <PlanVersions programme={data} only={['budget-line', 'sub-programme']} />
          </div>
          {open &&
            data.abilities.change &&
            ('isSub' in open ? (
              <SubDialog programme={data} sub={open.sub} onClose={close} />
            ) : (
              <LineDialog programme={data} line={open.line} onClose={close} />
            ))}
        </>
      )}
    </Answered>
  );
}

function BudgetFit({ budget }: { budget: ProgrammeView['budget'] }) {
  const t = useTexts(texts);
  if (budget.overFen > 0) return <StateMark tone="bad">{t('budget.over', { over: yuanText(budget.overFen) })}</StateMark>;
  const left = budget.totalFen - budget.linesFen;
  return left > 0 ? <StateMark tone="warn">{t('budget.left', { left: yuanText(left) })}</StateMark> : null;
}

function Lines({ programme, onEdit }: { programme: ProgrammeView; onEdit: (line: Line) => void }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const names = new Map(programme.subProgrammes.map(({ code, name }) => [code, name]));
  return (
    <DataTable
      label={t('budget.title')}
      rows={programme.budgetLines}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t('budget.empty')} hint={t('budget.emptyHint')} />}
      columns={[
        {
          key: 'name',
          title: t('budget.name'),
          cell: (row) => (
            <>
              {row.name} <span className="small muted">{row.code}</span>
            </>
          ),
        },
        {
          key: 'sub',
          title: t('budget.subProgramme'),
          cell: (row) => (row.subProgramme ? (names.get(row.subProgramme) ?? row.subProgramme) : '—'),
        },
        { key: 'amount', title: t('budget.amount'), number: true, cell: (row) => yuanText(row.amountFen) },
        {
          key: 'share',
          title: t('budget.share'),
          number: true,
          cell: (row) => (programme.totalFen > 0 ? `${numberText((row.amountFen / programme.totalFen) * 100, 1)}%` : '—'),
        },
        {
          key: 'acts',
          title: '',
          cell: (row) =>
            programme.abilities.change && (
              <span className="row nowrap">
                <button type="button" className="link" aria-label={`${kit('act.edit')} ${row.name}`} onClick={() => onEdit(row)}>
                  {kit('act.edit')}
                </button>
                <RemoveLine programme={programme} line={row} />
              </span>
            ),
        },
      ]}
    />
  );
}

function RemoveLine({ programme, line }: { programme: ProgrammeView; line: Line }) {
  const t = useTexts(texts);
  return (
    <Remove
      programme={programme}
      name={line.name}
      title={t('budget.removeAsk', { name: line.name })}
      text={t('budget.removeText')}
      run={(reason) => plan.removeBudgetLine({ id: programme.id, code: line.code, reason })}
    />
  );
}

function RemoveSub({ programme, sub }: { programme: ProgrammeView; sub: Sub }) {
  const t = useTexts(texts);
  return (
    <Remove
      programme={programme}
      name={sub.name}
      title={t('budget.subRemoveAsk', { name: sub.name })}
      text={t('budget.subRemoveText')}
      run={(reason) => plan.removeSubProgramme({ id: programme.id, code: sub.code, reason })}
    />
  );
}

interface Removal {
  programme: ProgrammeView;
  name: string;
  title: string;
  text: string;
  run: (reason?: string) => Promise<unknown>;
}

/** Of a draft a line or sub-programme goes after a question, of an approved programme with a reason. */
function Remove({ programme, name, title, text, run }: Removal) {
  const t = useTexts(texts);
  const ask = useAsk();
  const [asking, setAsking] = useState(false);
  const remove = useAct({ run: () => run() });
  const question = { title, text, act: t('budget.remove') };
  return (
    <>
      <button
        type="button"
        className="link"
        aria-label={`${t('budget.remove')} ${name}`}
        onClick={() => (programme.state === 'draft' ? ask({ ...question, run: () => remove.mutate() }) : setAsking(true))}
      >
        {t('budget.remove')}
      </button>
      {asking && <RemoveDialog title={title} text={text} run={run} onClose={() => setAsking(false)} />}
    </>
  );
}

function RemoveDialog({ title, text, run, onClose }: Pick<Removal, 'title' | 'text' | 'run'> & { onClose: () => void }) {
  const t = useTexts(texts);
  const [form] = Form.useForm<{ reason: string }>();
  const act = useAct({ run: ({ reason }: { reason: string }) => run(reason), onDone: onClose });
  return (
    <FormDialog
      form={form}
      title={title}
      okText={t('budget.remove')}
      danger
      pending={act.isPending}
      onSubmit={(given) => act.mutate(given)}
      onClose={onClose}
    >
      <p>{text}</p>
      <ReasonField />
    </FormDialog>
  );
}

function Subs({ programme, onEdit }: { programme: ProgrammeView; onEdit: (sub: Sub) => void }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  return (
    <DataTable
      label={t('budget.subTitle')}
      rows={programme.subProgrammes}
      rowKey={(row) => row.code}
      empty={<EmptyState title={t('budget.subEmpty')} hint={t('budget.subEmptyHint')} />}
      columns={[
        {
          key: 'name',
          title: t('budget.subName'),
          cell: (row) => row.name,
        },
        {
          key: 'acts',
          title: '',
          cell: (row) =>
            programme.abilities.change && (
              <span className="row nowrap">
                <button type="button" className="link" aria-label={`${kit('act.edit')} ${row.name}`} onClick={() => onEdit(row)}>
                  {kit('act.edit')}
                </button>
                <RemoveSub programme={programme} sub={row} />
              </span>
            ),
        },
      ]}
    />
  );
}
