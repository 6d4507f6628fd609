import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { clientOf } from '#src/ui-kit/client.ts';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { FormDialog } from '#src/ui-kit/form-dialog.tsx';
import { dayText, momentText } from '#src/ui-kit/format.ts';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { Answered, EmptyState, Panel } from '#src/ui-kit/page.tsx';
import { StateMark } from '#src/ui-kit/state-mark.tsx';
import { useMay, useProgramme, useSurroundings } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import { type DisclosureView, disclosureContract } from '../disclosure.contract.ts';
import * as texts from './disclosure.texts.ts';

const disclosures = clientOf(disclosureContract);

/** What of the programme is public, since when, and the way to publish or withdraw it. */
export function DisclosurePanel() {
  const t = useTexts(texts);
  const programme = useProgramme();
  const { tenantCode } = useSurroundings();
  const mayRead = useMay('disclosure.read');
  const [publishing, setPublishing] = useState(false);
  const found = useQuery({
    queryKey: ['disclosures', programme.id],
    queryFn: () => disclosures.list({ id: programme.id }),
    enabled: mayRead,
  });
  if (!mayRead) return null;
  return (
    <Answered query={found}>
      {({ items, signedUnpublished, abilities }) => (
        <Panel
          title={t('title')}
          acts={
            <>
              {items.some((one) => one.seen) && (
                <a href={`/${tenantCode}/results/${programme.id}`} target="_blank" rel="noreferrer">
                  {t('open')}
                </a>
              )}
              {abilities.publish && (
                <Button
                  size="small"
                  type={signedUnpublished === null ? 'default' : 'primary'}
                  onClick={() => setPublishing(true)}
                >
                  {signedUnpublished === null
                    ? t(items.length > 0 ? 'publishAgain' : 'publish')
                    : t('publishSigned', { number: signedUnpublished })}
                </Button>
              )}
            </>
          }
        >
          {signedUnpublished !== null && items.length > 0 && (
            <p>
              <StateMark tone="warn">{t('signedUnpublished', { number: signedUnpublished })}</StateMark>
            </p>
          )}
          {items.length === 0 && <EmptyState title={t('none')} hint={t('noneHint')} />}
          {items.map((one) => (
            <Published key={one.id} one={one} mayWithdraw={abilities.publish} />
          ))}
          {publishing && <PublishDialog onClose={() => setPublishing(false)} />}
        </Panel>
      )}
    </Answered>
  );
}

function Published({ one, mayWithdraw }: { one: DisclosureView; mayWithdraw: boolean }) {
  const t = useTexts(texts);
  const [withdrawing, setWithdrawing] = useState(false);
  const { number, asOf, selfEvaluation, withdrawal, seen } = one;
  const state = withdrawal ? 'withdrawn' : seen ? 'seen' : 'replaced';
  return (
    <section className="evaluation">
      <div className="row">
        <strong>{t('number', { number, at: dayText(asOf) })}</strong>
        <StateMark tone={seen ? 'good' : 'none'}>{t(`state.${state}`)}</StateMark>
        <span>{selfEvaluation === null ? t('unsigned') : t('signed', { number: selfEvaluation })}</span>
        {mayWithdraw && !withdrawal && (
          <Button size="small" onClick={() => setWithdrawing(true)}>
            {t(seen ? 'withdraw' : 'withdrawReplaced')}
          </Button>
        )}
      </div>
      <div className="small muted">{t('by', { who: one.publishedBy, when: momentText(one.publishedAt) })}</div>
      {withdrawal && (
        <div className="small">
          {t('withdrawnBy', {
            who: withdrawal.withdrawnBy,
            when: momentText(withdrawal.withdrawnAt),
            reason: withdrawal.reason,
          })}
        </div>
      )}
      {withdrawing && <WithdrawDialog one={one} onClose={() => setWithdrawing(false)} />}
    </section>
  );
}

function PublishDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const { id } = useProgramme();
  const act = useAct({ run: () => disclosures.publish({ id }), done: t('done.published'), onDone: onClose });
  return (
    <Modal
      open
      title={t('publishTitle')}
      okText={t('publish')}
      onCancel={onClose}
      confirmLoading={act.isPending}
      onOk={() => act.mutate()}
    >
      <p>{t('publishLead')}</p>
    </Modal>
  );
}

function WithdrawDialog({ one, onClose }: { one: DisclosureView; onClose: () => void }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const [form] = Form.useForm<{ reason: string }>();
  const act = useAct({
    run: ({ reason }: { reason: string }) => disclosures.withdraw({ disclosureId: one.id, reason }),
    done: t('done.withdrawn'),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={t('withdrawTitle', { number: one.number })}
      okText={t('withdraw')}
      pending={act.isPending}
      onSubmit={(given) => act.mutate(given)}
      onClose={onClose}
    >
      <p>{t(one.seen ? 'withdrawLead' : 'withdrawReplacedLead')}</p>
      <Form.Item
        name="reason"
        label={t('reason')}
        rules={[{ required: true, whitespace: true, message: kit('say.required', { field: t('reason') }) }]}
      >
        <Input maxLength={500} placeholder={t('reasonHint')} autoFocus />
      </Form.Item>
    </FormDialog>
  );
}
