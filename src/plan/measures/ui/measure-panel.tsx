import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { clientOf, type RefusalShown } from '#src/ui-kit/client.ts';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { FormDialog } from '#src/ui-kit/form-dialog.tsx';
import { freeCode } from '#src/ui-kit/free-code.ts';
import { momentText } from '#src/ui-kit/format.ts';
import { chosenLanguage } from '#src/ui-kit/language.ts';
import { measureName } from '#src/ui-kit/measure-words.ts';
import { Answered, Panel } from '#src/ui-kit/page.tsx';
import { StateMark } from '#src/ui-kit/state-mark.tsx';
import { useNames } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import { useRequired } from '#src/ui-kit/use-required.ts';
import { measureContract, type MeasureDefinition, type MeasureView } from '../measure.contract.ts';
import { programmeContract, type IndicatorView } from '../../programme/programme.contract.ts';
import { AfterReportItem, type Reported, useAskAfterReport } from '#src/ui-kit/after-report.tsx';
import { MeasureForm } from './measure-form.tsx';
import { startFor } from './start-measure.ts';
import * as texts from './measures.texts.ts';

const measures = clientOf(measureContract);
const plan = clientOf(programmeContract);

interface MeasurePanelProps {
  indicator: IndicatorView;
  /** The self-evaluation that its figure stands in, if one was handed in or signed. */
  reported: Reported;
  mayBind: boolean;
  /** Shows the figure that a definition gives now; the shell has it from the account. */
  preview: (definition: MeasureDefinition) => ReactNode;
}

/** Which measure an indicator is computed by, what it would show, and how it changed. */
export function MeasurePanel({ indicator, reported, mayBind, preview }: MeasurePanelProps) {
  const t = useTexts(texts);
  const names = useNames();
  const list = useQuery({ queryKey: ['measures'], queryFn: () => measures.list() });
  const [editing, setEditing] = useState<'change' | 'create' | null>(null);
  const bound = indicator.measure?.code ?? null;
  return (
    <Panel title={t('title')} note={t('explain')}>
      <Answered query={list}>
        {({ items, abilities }) => {
          const measure = items.find((one) => one.code === bound);
          return (
            <div className="stack">
              {measure ? (
                <div>
                  <strong>{measureName(measure)}</strong> <span className="muted small">v{measure.version}</span>
                  <div>{names.measure(measure.definition)}</div>
                  {measure.indicators > 1 && <div className="small warn">{t('usedBy', { count: measure.indicators - 1 })}</div>}
                </div>
              ) : (
                <StateMark tone="warn">{t('none')}</StateMark>
              )}
              {measure && (
                <section>
                  <h3>{t('preview')}</h3>
                  {preview(measure.definition)}
                </section>
              )}
              {mayBind && <Binding key={bound ?? ''} indicator={indicator} reported={reported} items={items} preview={preview} />}
              {abilities.change && (
                <div className="row">
                  {measure && <Button onClick={() => setEditing('change')}>{t('edit')}</Button>}
                  <Button onClick={() => setEditing('create')}>{t('create')}</Button>
                </div>
              )}
              {measure && <Versions code={measure.code} />}
              {editing && (
                <MeasureDialog
                  key={editing}
                  indicator={indicator}
                  reported={reported}
                  measure={editing === 'change' ? measure : undefined}
                  taken={items}
                  preview={preview}
                  onClose={() => setEditing(null)}
                />
              )}
            </div>
          );
        }}
      </Answered>
    </Panel>
  );
}

function Binding({
  indicator,
  reported,
  items,
  preview,
}: {
  indicator: IndicatorView;
  reported: Reported;
  items: readonly MeasureView[];
  preview: MeasurePanelProps['preview'];
}) {
  const t = useTexts(texts);
  const names = useNames();
  const bound = indicator.measure?.code ?? null;
  const [chosen, setChosen] = useState<string | null>(bound ?? indicator.suggestion?.code ?? null);
  const library = useQuery({ queryKey: ['measure-library'], queryFn: () => measures.library() });
  const bind = useAct({
    run: (afterReport: boolean) =>
      plan.bindMeasure({ indicatorId: indicator.id, version: indicator.version, measureCode: chosen, afterReport }),
    done: t('bound'),
  });
  const askAfterReport = useAskAfterReport(reported);
  const words = chosen === null ? t('unbind') : t('bind');
  const ready = (library.data ?? []).filter((entry) => !items.some((item) => item.code === entry.code));
  const entry = ready.find((one) => one.code === chosen);
  const definition = items.find((one) => one.code === chosen)?.definition ?? entry?.definition;
  const chinese = chosenLanguage() === 'zh';
  return (
    <section className="stack" style={{ gap: 8 }}>
      <h3>{t('choose')}</h3>
      <div className="row">
        <Select
          aria-label={t('choose')}
          style={{ minWidth: 280, flex: 1 }}
          value={chosen ?? ''}
          onChange={(value) => setChosen(value || null)}
          options={[
            { value: '', label: t('none') },
            { label: t('taken'), options: items.map((item) => ({ value: item.code, label: measureName(item) })) },
            { label: t('library'), options: ready.map((one) => ({ value: one.code, label: measureName(one) })) },
          ]}
        />
        <Button
          type="primary"
          disabled={chosen === bound}
          loading={bind.isPending}
          onClick={() => askAfterReport(words, bind.mutate)}
        >
          {words}
        </Button>
      </div>
      {entry && <p className="muted">{chinese ? entry.explains : entry.explainsEn}</p>}
      {definition && chosen !== bound && (
        <div className="notice">
          <strong>{t('preview')}</strong>
          {names.measure(definition)}
          {preview(definition)}
        </div>
      )}
    </section>
  );
}

function Versions({ code }: { code: string }) {
  const t = useTexts(texts);
  const names = useNames();
  const history = useQuery({ queryKey: ['measure-history', code], queryFn: () => measures.history({ code }) });
  if ((history.data?.length ?? 0) < 2) return null;
  return (
    <section>
      <h3>{t('versions')}</h3>
      {history.data?.map((version) => (
        <div key={version.version} style={{ marginTop: 6 }}>
          v{version.version} {version.reason}{' '}
          <div className="small muted">
            {names.measure(version.definition)} · {version.changedBy} · {momentText(version.changedAt)}
          </div>
        </div>
      ))}
    </section>
  );
}

interface MeasureFields {
  code: string;
  name: string;
  reason: string;
  afterReport?: boolean;
}

interface MeasureDialogProps {
  indicator: IndicatorView;
  reported: Reported;
  measure?: MeasureView;
  /** Those the unit has: their codes are taken. */
  taken: readonly MeasureView[];
  preview: MeasurePanelProps['preview'];
  onClose: () => void;
}

function MeasureDialog({ indicator, reported, measure, taken, preview, onClose }: MeasureDialogProps) {
  const t = useTexts(texts);
  const names = useNames();
  const [definition, setDefinition] = useState<MeasureDefinition>(measure?.definition ?? startFor(indicator.target.unit));
  const [form] = Form.useForm<MeasureFields>();
  const [late, setLate] = useState<RefusalShown>();
  const act = useAct({
    run: async ({ code, name, reason, afterReport = false }: MeasureFields) => {
      const given = { name, definition, reason, afterReport };
      if (measure) return void (await measures.change({ code: measure.code, version: measure.version, ...given }));
      await measures.create({ code, name, definition });
      await plan.bindMeasure({ indicatorId: indicator.id, version: indicator.version, measureCode: code, afterReport });
    },
    done: t(measure ? 'saved' : 'created'),
    onRefused: (code, refusal) => {
      if (code !== 'plan-signed' && code !== 'plan-handed-in') return false;
      setLate(refusal);
      return true;
    },
    onDone: onClose,
  });
  const must = useRequired();
  return (
    <FormDialog
      form={form}
      title={measure ? t('edit') : t('create')}
      width={820}
      okText={measure ? t('save') : t('createSave')}
      pending={act.isPending}
      initialValues={{ name: measure?.name ?? indicator.level3, code: measure?.code ?? freeCode('measure', taken) }}
      onSubmit={(given) => act.mutate(given)}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('name')} rules={must(t('name'))}>
        <Input maxLength={100} autoFocus />
      </Form.Item>
      <MeasureForm value={definition} onChange={setDefinition} />
      <div className="notice" style={{ margin: '12px 0' }} aria-live="polite">
        <strong>{t('words', { words: names.measure(definition) })}</strong>
        {t('preview')} {preview(definition)}
      </div>
      {measure && (
        <Form.Item name="reason" label={t('reason')} rules={must(t('reason'))}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      )}
      {!measure && (
        <Form.Item
          name="code"
          label={t('code')}
          extra={t('codeHint')}
          rules={[{ required: true, pattern: /^[a-z0-9-]{2,60}$/, message: t('codeHint') }]}
        >
          <Input />
        </Form.Item>
      )}
      <AfterReportItem reported={reported} refused={late} />
    </FormDialog>
  );
}
