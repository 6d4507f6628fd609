import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Button, Checkbox, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { readTarget } from '#src/kernel/target.ts';
import { otherSort } from '#src/kernel/target-change.ts';
import { useAct, useAsk } from '#src/ui-kit/feedback.tsx';
import { FormDialog } from '#src/ui-kit/form-dialog.tsx';
import { comparedText, momentText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { levelsText } from '#src/ui-kit/level-names.ts';
import { AppLink } from '#src/ui-kit/link.tsx';
import { MenuButton } from '#src/ui-kit/menu-button.tsx';
import { Answered, EmptyState, PageHead, Panel } from '#src/ui-kit/page.tsx';
import { paths } from '#src/ui-kit/paths.ts';
import { useProgramme } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import { useRequired } from '#src/ui-kit/use-required.ts';
import type { IndicatorView, ProgrammeView } from '../programme.contract.ts';
import { AfterReportItem } from '#src/ui-kit/after-report.tsx';
import { plan } from './clients.ts';
import { LiveFindings } from './findings.tsx';
import * as besideTexts from './beside.texts.ts';
import { OtherValues } from './other-values.tsx';
import * as texts from './programme.texts.ts';
import { doubtText } from './warning-words.ts';

/** One indicator: its target with every version, and its measure. The shell brings the measure part, which needs figures. */
export function IndicatorScreen({ measure }: { measure: (indicator: IndicatorView, programme: ProgrammeView) => ReactNode }) {
  const t = useTexts(texts);
  const { id } = useProgramme();
  const { indicatorId = '' } = useParams({ strict: false }) as { indicatorId?: string };
  const programme = useQuery({ queryKey: ['programme', id], queryFn: () => plan.detail({ id }) });
  return (
    <Answered query={programme}>
      {(data) => {
        const indicator = data.indicators.find((one) => one.id === indicatorId);
        if (!indicator)
          return (
            <EmptyState title={t('page.noIndicators')}>
              <AppLink to={paths.programme}>{t('indicator.crumbs')}</AppLink>
            </EmptyState>
          );
        return (
          <>
            <Head indicator={indicator} programme={data} />
            <div className="columns side">
              <Targets indicator={indicator} programme={data} />
              {measure(indicator, data)}
            </div>
          </>
        );
      }}
    </Answered>
  );
}

function Head({ indicator, programme }: { indicator: IndicatorView; programme: ProgrammeView }) {
  const t = useTexts(texts);
  const ask = useAsk();
  const navigate = useNavigate();
  const [wording, setWording] = useState(false);
  const remove = useAct({
    run: () => plan.removeIndicator({ indicatorId: indicator.id, version: indicator.version }),
    done: t('indicator.removed'),
    onDone: () => void navigate({ to: paths.programme as '/' }),
  });
  const items = [
    ...(programme.abilities.change ? [{ key: 'wording', label: t('indicator.wording'), onClick: () => setWording(true) }] : []),
    ...(programme.abilities.removeIndicators
      ? [
          {
            key: 'remove',
            label: t('indicator.remove'),
            danger: true,
            onClick: () =>
              ask({
                title: t('indicator.removeAsk', { name: indicator.level3 }),
                text: t('indicator.removeText'),
                act: t('indicator.remove'),
                run: () => remove.mutate(),
              }),
          },
        ]
      : []),
  ];
  const kit = useKitTexts();
  return (
    <>
      <PageHead
        title={indicator.level3}
        crumbs={
          <>
            <AppLink to={paths.programme}>{t('indicator.crumbs')}</AppLink> › {levelsText(indicator.level1, indicator.level2)}
          </>
        }
        acts={
          <>
            <AppLink to={paths.figure(indicator.id)}>{t('indicator.figure')}</AppLink>
            {items.length > 0 && <MenuButton label={kit('act.more')} items={items} />}
          </>
        }
      />
      {wording && <WordingDialog indicator={indicator} programme={programme} onClose={() => setWording(false)} />}
    </>
  );
}

function WordingDialog({
  indicator,
  programme,
  onClose,
}: {
  indicator: IndicatorView;
  programme: ProgrammeView;
  onClose: () => void;
}) {
  const t = useTexts(texts);
  const [form] = Form.useForm<{ level1: string; level2: string; level3: string }>();
  const { level1 = indicator.level1, level2 = indicator.level2, level3 = indicator.level3 } = Form.useWatch([], form) ?? {};
  const act = useAct({
    run: (given: { level1: string; level2: string; level3: string }) =>
      plan.changeIndicator({ indicatorId: indicator.id, version: indicator.version, ...given }),
    onDone: onClose,
  });
  const must = useRequired();
  return (
    <FormDialog
      form={form}
      title={t('indicator.wording')}
      pending={act.isPending}
      initialValues={indicator}
      onSubmit={(given) => act.mutate(given)}
      onClose={onClose}
    >
      <Form.Item name="level1" label={t('indicator.level1')} rules={must(t('indicator.level1'))}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="level2" label={t('indicator.level2')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="level3" label={t('indicator.level3')} rules={must(t('indicator.level3'))}>
        <Input.TextArea autoSize maxLength={200} />
      </Form.Item>
      <LiveFindings
        programmeId={programme.id}
        row={programme.indicators.findIndex((one) => one.id === indicator.id)}
        draft={{ indicatorId: indicator.id, level1, level2, level3, target: indicator.target.raw }}
        cells={['level2', 'level3']}
        onMend={({ row: _, ...cells }) => form.setFieldsValue(cells)}
      />
    </FormDialog>
  );
}

function Targets({ indicator, programme }: { indicator: IndicatorView; programme: ProgrammeView }) {
  const t = useTexts(texts);
  const beside = useTexts(besideTexts);
  const [changing, setChanging] = useState(false);
  const history = useQuery({
    queryKey: ['target-history', indicator.id, indicator.target.version],
    queryFn: () => plan.targetHistory({ indicatorId: indicator.id }),
  });
  return (
    <Panel
      title={t('indicator.target')}
      acts={
        programme.abilities.changeTargets && (
          <Button size="small" onClick={() => setChanging(true)}>
            {t('indicator.change')}
          </Button>
        )
      }
    >
      <div style={{ fontSize: 24, fontWeight: 600 }}>{indicator.target.raw}</div>
      <ReadAs raw={indicator.target.raw} />
      {indicator.otherValues.length > 0 && <h3 style={{ margin: '16px 0 6px' }}>{beside('otherValues')}</h3>}
      <OtherValues values={indicator.otherValues} />
      <h3 style={{ margin: '16px 0 6px' }}>{t('indicator.history')}</h3>
      <Answered query={history}>
        {(versions) => (
          <ol reversed style={{ margin: 0, paddingInlineStart: 20 }}>
            {versions.map((version) => (
              <li key={version.version} value={version.version} style={{ marginBottom: 8 }}>
                <strong>{version.raw}</strong> {version.reason}
                <div className="small muted">
                  {t('indicator.by', { who: version.changedBy, when: momentText(version.changedAt) })}
                </div>
              </li>
            ))}
          </ol>
        )}
      </Answered>
      {changing && <TargetDialog indicator={indicator} programme={programme} onClose={() => setChanging(false)} />}
    </Panel>
  );
}

function ReadAs({ raw }: { raw: string }) {
  const t = useTexts(texts);
  const { doubt, value, ...target } = readTarget(raw);
  return (
    <p className="muted small" aria-live="polite">
      {value === null ? t('indicator.readWords') : t('indicator.read', { target: comparedText({ ...target, value }) })}
      {doubt && (
        <span className="warn">
          {' '}
          {doubtText(doubt)}
          {doubt.likely && ` → ${doubt.likely}`}
        </span>
      )}
    </p>
  );
}

interface ChangedTarget {
  target: string;
  reason?: string;
  otherSort?: boolean;
  afterReport?: boolean;
}

/** A number that becomes words, or a unit another, is said plainly and confirmed: its figure is computed otherwise from then on, or not at all. */
function OtherSort({ before, raw }: { before: IndicatorView['target']; raw: string }) {
  const t = useTexts(texts);
  const turned = otherSort(before, readTarget(raw));
  if (turned === null) return null;
  return (
    <div className="notice bad-notice" role="alert" style={{ marginBottom: 16 }}>
      <p>{t(turned === 'words' ? 'indicator.becomesWords' : 'indicator.otherUnit', { before: before.raw, after: raw })}</p>
      <Form.Item
        name="otherSort"
        valuePropName="checked"
        style={{ margin: 0 }}
        rules={[{ validator: (_, said) => (said ? Promise.resolve() : Promise.reject(new Error(t('indicator.confirmNeeded')))) }]}
      >
        <Checkbox>{t('indicator.confirmOtherSort')}</Checkbox>
      </Form.Item>
    </div>
  );
}

function TargetDialog({
  indicator,
  programme,
  onClose,
}: {
  indicator: IndicatorView;
  programme: ProgrammeView;
  onClose: () => void;
}) {
  const approved = programme.state !== 'draft';
  const { level1, level2, level3 } = indicator;
  const t = useTexts(texts);
  const kit = useKitTexts();
  const [form] = Form.useForm<ChangedTarget>();
  const raw = Form.useWatch('target', form) ?? indicator.target.raw;
  const act = useAct({
    run: ({ target, reason = '', otherSort = false, afterReport = false }: ChangedTarget) =>
      plan.changeTarget({ indicatorId: indicator.id, version: indicator.target.version, target, reason, otherSort, afterReport }),
    done: t('indicator.changed'),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={t('indicator.change')}
      // What the rules say of a target takes lines of its own.
      width={720}
      pending={act.isPending}
      initialValues={{ target: indicator.target.raw }}
      onSubmit={(given) => act.mutate(given)}
      onClose={onClose}
    >
      <Form.Item
        name="target"
        label={t('indicator.target')}
        extra={<ReadAs raw={raw} />}
        rules={[{ required: true, message: kit('say.required', { field: t('indicator.target') }) }]}
      >
        <Input maxLength={200} autoFocus />
      </Form.Item>
      <LiveFindings
        programmeId={programme.id}
        row={programme.indicators.findIndex((one) => one.id === indicator.id)}
        draft={{ indicatorId: indicator.id, level1, level2, level3, target: raw }}
        cells={['target']}
        onMend={({ target }) => target !== undefined && form.setFieldsValue({ target })}
      />
      {approved && <OtherSort before={indicator.target} raw={raw} />}
      <AfterReportItem reported={programme.reported} />
      <Form.Item
        name="reason"
        label={approved ? t('indicator.reason') : kit('say.optional', { field: t('indicator.reason') })}
        extra={approved && t('indicator.reasonNeeded')}
        rules={approved ? [{ required: true, whitespace: true, message: t('indicator.sayWhy') }] : []}
      >
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
    </FormDialog>
  );
}
