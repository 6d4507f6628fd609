import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { clientOf } from '#src/ui-kit/client.ts';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { FormDialog } from '#src/ui-kit/form-dialog.tsx';
import { momentText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { useProgramme } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import { type CompletionView, selfEvaluationContract } from '../self-evaluation.contract.ts';
import * as texts from './completion.texts.ts';

const evaluations = clientOf(selfEvaluationContract);
const answerOf = (finished: boolean | null): 'yes' | 'no' | 'unsaid' => (finished === null ? 'unsaid' : finished ? 'yes' : 'no');

/**
 * 项目是否完成: what is said, by whom, when and why, and what was said before. `completions`: newest first. `weighed`: the rules of scoring that are
 * shown look at it.
 */
export function Completion({
  completions,
  mayState,
  weighed,
}: {
  completions: readonly CompletionView[];
  mayState: boolean;
  weighed: boolean;
}) {
  const t = useTexts(texts);
  const [stating, setStating] = useState(false);
  const [newest, ...former] = completions;
  return (
    <section className="evaluation">
      <div className="row">
        <strong>{t('title')}</strong>
        <span>{t(`answer.${answerOf(newest?.finished ?? null)}`)}</span>
        {mayState && (
          <Button size="small" onClick={() => setStating(true)}>
            {t(newest ? 'change' : 'state')}
          </Button>
        )}
      </div>
      {newest ? <Said completion={newest} /> : <div className="small muted">{t(weighed ? 'hint' : 'notWeighed')}</div>}
      {former.length > 0 && (
        <details className="small">
          <summary>{t('former', { count: former.length })}</summary>
          {former.map((one) => (
            <div key={one.version}>
              {t(`answer.${answerOf(one.finished)}`)} <Said completion={one} />
            </div>
          ))}
        </details>
      )}
      {stating && <StateDialog newest={newest} weighed={weighed} onClose={() => setStating(false)} />}
    </section>
  );
}

function Said({ completion: { reason, statedBy, statedAt } }: { completion: CompletionView }) {
  return (
    <div className="small muted">
      {reason} · {statedBy} · {momentText(statedAt)}
    </div>
  );
}

function StateDialog({
  newest,
  weighed,
  onClose,
}: {
  newest: CompletionView | undefined;
  weighed: boolean;
  onClose: () => void;
}) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const { id } = useProgramme();
  const [form] = Form.useForm<{ answer: 'yes' | 'no' | 'unsaid'; reason: string }>();
  const act = useAct({
    run: ({ answer, reason }: { answer: 'yes' | 'no' | 'unsaid'; reason: string }) =>
      evaluations.stateCompletion({
        id,
        version: newest?.version ?? 0,
        finished: answer === 'unsaid' ? null : answer === 'yes',
        reason,
      }),
    done: t('done'),
    onDone: onClose,
  });
  const answers = (['yes', 'no', ...(newest ? (['unsaid'] as const) : [])] as const).filter(
    (answer) => answer !== answerOf(newest?.finished ?? null),
  );
  return (
    <FormDialog
      form={form}
      title={t('title')}
      okText={t('save')}
      pending={act.isPending}
      onSubmit={(given) => act.mutate(given)}
      onClose={onClose}
    >
      <p className="muted">{t(weighed ? 'hint' : 'notWeighed')}</p>
      <Form.Item name="answer" rules={[{ required: true, message: t('choose') }]}>
        <Radio.Group
          aria-label={t('title')}
          options={answers.map((answer) => ({ value: answer, label: t(`answer.${answer}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('reason')}
        rules={[{ required: true, whitespace: true, message: kit('say.required', { field: t('reason') }) }]}
      >
        <Input maxLength={500} placeholder={t('reasonHint')} />
      </Form.Item>
    </FormDialog>
  );
}
