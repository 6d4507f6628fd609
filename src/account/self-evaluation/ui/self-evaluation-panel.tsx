import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import type { RefusalShown } from '#src/ui-kit/client.ts';
import type { EvaluationStep } from '#src/kernel/vocabulary.ts';
import { clientOf } from '#src/ui-kit/client.ts';
import { saveFile } from '#src/ui-kit/download.tsx';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { FormDialog } from '#src/ui-kit/form-dialog.tsx';
import { dayText, momentText, numberText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { MenuButton } from '#src/ui-kit/menu-button.tsx';
import { Answered, EmptyState, Panel } from '#src/ui-kit/page.tsx';
import { StateMark } from '#src/ui-kit/state-mark.tsx';
import { useMay, useProgramme } from '#src/ui-kit/surroundings.tsx';
import { type Translate, useTexts } from '#src/ui-kit/texts.ts';
import type { PackCode } from '../../account.contract.ts';
import { type SelfEvaluationView, selfEvaluationContract } from '../self-evaluation.contract.ts';
import { weighsCompletion } from '#src/kernel/rule-packs.ts';
import { Completion } from './completion.tsx';
import { Differences, FactShown, type OpenedFact } from './differences.tsx';
import * as texts from './self-evaluation.texts.ts';

const evaluations = clientOf(selfEvaluationContract);
type Listed = Awaited<ReturnType<typeof evaluations.list>>;
type NextStep = Exclude<EvaluationStep, 'prepared'>;

/** The self-evaluations handed in: where each stands, who took which step, and what was learned since. */
export function SelfEvaluationPanel({
  at,
  shown,
  pack,
  ruleName,
  Fact,
  onIncomplete,
}: {
  at: string;
  shown: string;
  pack: PackCode | undefined;
  /** What the rules of scoring are called. */
  ruleName: (pack: PackCode) => string;
  /** A record behind a figure, opened. */
  Fact: OpenedFact;
  /** Handing in was refused, as reasons or judgements are missing: what is shown says where. */
  onIncomplete: (refusal: RefusalShown | null) => void;
}) {
  const t = useTexts(texts);
  const programme = useProgramme();
  const mayRead = useMay('self-evaluation.read');
  const [preparing, setPreparing] = useState(false);
  const found = useQuery({
    queryKey: ['self-evaluations', programme.id],
    queryFn: () => evaluations.list({ id: programme.id }),
    enabled: mayRead,
  });
  if (!mayRead) return null;
  return (
    <FactShown value={Fact}>
      <Answered query={found}>
        {({ items, completions, abilities }) => {
          const waiting = items.some((one) => one.state === 'prepared' || one.state === 'reviewed');
          const again = items.length > 0;
          return (
            <Panel
              title={t('title')}
              acts={
                abilities.prepare &&
                programme.state !== 'draft' &&
                !waiting && (
                  <Button size="small" onClick={() => setPreparing(true)}>
                    {t(again ? 'prepareAgain' : 'prepare')}
                  </Button>
                )
              }
            >
              <Completion
                completions={completions}
                mayState={abilities.prepare}
                weighed={pack !== undefined && weighsCompletion(pack)}
              />
              {items.length === 0 && <EmptyState title={t('none')} hint={t('noneHint')} />}
              {items.map((one) => (
                <Evaluation key={one.id} evaluation={one} ruleName={ruleName} />
              ))}
              {preparing && <PrepareDialog {...{ at, shown, pack, again, onIncomplete }} onClose={() => setPreparing(false)} />}
            </Panel>
          );
        }}
      </Answered>
    </FactShown>
  );
}

/** Shows a step as soon as it is taken: the list is asked for again, but what it compares with today takes its time. */
function useShowTaken() {
  const { id } = useProgramme();
  const queries = useQueryClient();
  return (taken: SelfEvaluationView): void => {
    queries.setQueryData<Listed>(['self-evaluations', id], (listed) => {
      if (!listed) return listed;
      const known = listed.items.some((one) => one.id === taken.id);
      const items = known ? listed.items.map((one) => (one.id === taken.id ? taken : one)) : [taken, ...listed.items];
      return { ...listed, items };
    });
  };
}

const tones = { prepared: 'warn', reviewed: 'warn', returned: 'bad', signed: 'good' } as const;

function Evaluation({ evaluation, ruleName }: { evaluation: SelfEvaluationView; ruleName: (pack: PackCode) => string }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const { number, at, pack, state, totalScore, steps, differences, abilities, hash } = evaluation;
  return (
    <section className="evaluation">
      <div className="row">
        <strong>{t('number', { number, at: dayText(at) })}</strong>
        <span className="muted">{ruleName(pack)}</span>
        <StateMark tone={tones[state]}>{t(`state.${state}`)}</StateMark>
        {totalScore !== null && <span>{totalText(t, kit, evaluation)}</span>}
        <Acts evaluation={evaluation} steps={abilities.steps.filter((step): step is NextStep => step !== 'prepared')} />
        <PrintFrozen evaluation={evaluation} />
      </div>
      {evaluation.reason && <div className="small">{evaluation.reason}</div>}
      <ol className="fact-chain">
        {steps.map((step) => (
          <li key={step.step} className="standing">
            {t(`step.${step.step}`)} · {step.byName}（{kit(`role.${step.role}` as 'role.manager')}）· {momentText(step.takenAt)}
            {step.note && <div className="small">{step.note}</div>}
          </li>
        ))}
      </ol>
      {differences.length === 0 ? (
        <StateMark tone="good">{t('same')}</StateMark>
      ) : (
        <>
          <StateMark tone="warn">{t('differs')}</StateMark>
          <Differences evaluation={evaluation} />
        </>
      )}
      <div className="small muted">
        {t('hash')} <code className="hash">{hash}</code>
      </div>
    </section>
  );
}

function Acts({ evaluation, steps }: { evaluation: SelfEvaluationView; steps: readonly NextStep[] }) {
  const t = useTexts(texts);
  const [taking, setTaking] = useState<NextStep | null>(null);
  return (
    <>
      {steps.map((step) => (
        <Button key={step} size="small" type={step === 'returned' ? 'default' : 'primary'} onClick={() => setTaking(step)}>
          {t(`act.${step}`)}
        </Button>
      ))}
      {taking && <StepDialog evaluation={evaluation} step={taking} onClose={() => setTaking(null)} />}
    </>
  );
}

function StepDialog({ evaluation, step, onClose }: { evaluation: SelfEvaluationView; step: NextStep; onClose: () => void }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const [form] = Form.useForm<{ note?: string }>();
  const show = useShowTaken();
  const { differences } = evaluation;
  const changed = differences.length > 0;
  const overChanges = step === 'signed' && changed;
  const act = useAct({
    run: async ({ note }: { note?: string }) =>
      show(
        await evaluations.takeStep({
          evaluationId: evaluation.id,
          step,
          note: note ?? '',
          changesSeen: overChanges ? differences.length : 0,
        }),
      ),
    done: t(`done.${step}`),
    onDone: onClose,
  });
  const returns = step === 'returned';
  return (
    <FormDialog
      form={form}
      title={`${t(`act.${step}`)} · ${t('number', { number: evaluation.number, at: dayText(evaluation.at) })}`}
      okText={t(`act.${step}`)}
      pending={act.isPending}
      onSubmit={(given) => act.mutate(given)}
      onClose={onClose}
    >
      <p>
        <strong>{evaluation.totalScore === null ? t('unscored') : totalText(t, kit, evaluation)}</strong>
      </p>
      {step === 'signed' && <p className="small muted">{t('signLead')}</p>}
      {/* First what it is about: whoever reviews or signs looks at it before writing anything. */}
      {changed && (
        <div className="notice warn-notice" style={{ marginBottom: 16 }}>
          <StateMark tone="warn">{t('differs')}</StateMark>
          <Differences evaluation={evaluation} />
        </div>
      )}
      <Form.Item
        name="note"
        label={returns ? t('note') : kit('say.optional', { field: t('note') })}
        rules={returns ? [{ required: true, whitespace: true, message: t('noteNeeded') }] : []}
      >
        <Input.TextArea rows={3} maxLength={1000} autoFocus />
      </Form.Item>
      {overChanges && <Confirmed label={t('changesSeen', { number: evaluation.number })} />}
    </FormDialog>
  );
}

/** `总分 96.49，等级：优`. */
function totalText(
  t: Translate<typeof texts.zh>,
  kit: ReturnType<typeof useKitTexts>,
  { totalScore, grade }: SelfEvaluationView,
): string {
  const total = numberText(totalScore ?? 0);
  return grade ? t('scoreGraded', { total, grade: kit(`grade.${grade}`) }) : t('score', { total });
}

/** A box that has to be ticked before the form goes. */
function Confirmed({ label }: { label: string }) {
  const t = useTexts(texts);
  const ticked = (_rule: unknown, value: unknown) => (value ? Promise.resolve() : Promise.reject(new Error(t('confirmNeeded'))));
  return (
    <Form.Item name="confirmed" valuePropName="checked" rules={[{ validator: ticked }]} style={{ marginTop: 12 }}>
      <Checkbox>{label}</Checkbox>
    </Form.Item>
  );
}

function PrepareDialog({
  at,
  shown,
  pack,
  again,
  onIncomplete,
  onClose,
}: {
  at: string;
  shown: string;
  pack: PackCode | undefined;
  again: boolean;
  onIncomplete: (refusal: RefusalShown | null) => void;
  onClose: () => void;
}) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const { id } = useProgramme();
  const [form] = Form.useForm<{ reason?: string; confirmed?: boolean }>();
  const show = useShowTaken();
  const [stale, setStale] = useState<RefusalShown | null>(null);
  const close = (refusal: RefusalShown | null): void => {
    onClose();
    onIncomplete(refusal);
  };
  const act = useAct({
    run: async ({ reason, confirmed }: { reason?: string; confirmed?: boolean }) =>
      show(await evaluations.prepare({ id, at: at || undefined, pack, reason: reason ?? '', wordsConfirmed: confirmed })),
    done: t('done.prepared'),
    onRefused: (code, refusal) => {
      if (code === 'evaluation-incomplete') close(refusal);
      else if (code === 'evaluation-words-stale') setStale(refusal);
      else return false;
      return true;
    },
    onDone: () => close(null),
  });
  return (
    <FormDialog
      form={form}
      title={t(again ? 'prepareAgain' : 'prepare')}
      okText={t('prepare')}
      pending={act.isPending}
      onSubmit={(given) => act.mutate(given)}
      onClose={onClose}
    >
      <p>{t('prepareLead', { at: dayText(shown) })}</p>
      {again && (
        <Form.Item
          name="reason"
          label={t('reason')}
          rules={[{ required: true, whitespace: true, message: kit('say.required', { field: t('reason') }) }]}
        >
          <Input maxLength={500} placeholder={t('reasonHint')} autoFocus />
        </Form.Item>
      )}
      {stale && (
        <>
          <div className="notice warn-notice" role="alert">
            <div style={{ whiteSpace: 'pre-line' }}>{stale.reason.trim()}</div>
            {stale.remedy}
          </div>
          <Confirmed label={t('wordsHold')} />
        </>
      )}
    </FormDialog>
  );
}

function PrintFrozen({ evaluation }: { evaluation: SelfEvaluationView }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const mayPrint = useMay('account.print');
  const { name, fiscalYear } = useProgramme();
  const act = useAct({
    run: async (format: 'pdf' | 'docx' | 'xlsx') => {
      const file = await evaluations.print({ evaluationId: evaluation.id, format });
      saveFile(file, `${name}-${fiscalYear}-${evaluation.number}.${format}`);
    },
    done: null,
  });
  if (!mayPrint) return null;
  return (
    <MenuButton
      type="default"
      size="small"
      loading={act.isPending}
      label={act.isPending ? kit('say.printing') : t('print')}
      items={(['pdf', 'docx', 'xlsx'] as const).map((format) => ({
        key: format,
        label: t(`format.${format}`),
        onClick: () => act.mutate(format),
      }))}
    />
  );
}
