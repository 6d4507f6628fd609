import { useQuery } from '@tanstack/react-query';
import { Form, Radio, Select } from 'antd';
import { useState } from 'react';
import { saveFile } from '#src/ui-kit/download.tsx';
import { useAct } from '#src/ui-kit/feedback.tsx';
import { FormDialog } from '#src/ui-kit/form-dialog.tsx';
import { useKitTexts } from '#src/ui-kit/kit-texts.ts';
import { chosenLanguage } from '#src/ui-kit/language.ts';
import { MenuButton } from '#src/ui-kit/menu-button.tsx';
import { Answered } from '#src/ui-kit/page.tsx';
import { useMay, useProgramme } from '#src/ui-kit/surroundings.tsx';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { FormLayout, PackCode } from '../account.contract.ts';
import * as texts from './account-page.texts.ts';
import { accounts } from './at-picker.tsx';

const formats = ['pdf', 'docx', 'xlsx'] as const;
type Format = (typeof formats)[number];
type FormName = FormLayout['form'];

interface Asked {
  form: FormName;
  /** Empty for today; the declaration knows no day. */
  at: string;
  pack?: PackCode | undefined;
  /** Of the monitoring form. */
  month?: string | undefined;
}

interface Choice {
  format: Format;
  layout?: string | undefined;
}

/** A self-evaluation that was handed in or signed: it is printed as it was frozen. */
export interface FrozenForm {
  number: number;
  signed: boolean;
  print: (format: Format) => Promise<File>;
}

interface PrintFormProps extends Asked {
  primary?: boolean;
  /** Offered first; what the day gives is a draft beside it. */
  frozen?: FrozenForm | undefined;
}

/** Prints an official form as PDF, Word or Excel, in the layout that fits the programme or in another; for whoever may print. */
export function PrintForm({ primary, frozen, ...asked }: PrintFormProps) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const [choosing, setChoosing] = useState(false);
  const act = usePrinting(asked);
  const printFrozen = usePrintingFrozen(frozen);
  const mayPrint = useMay('account.print');
  const pending = act.isPending || printFrozen.isPending;
  // A self-evaluation that nobody handed in carries 草稿 on each page: it is offered as that.
  const label = (format: Format): string =>
    asked.form === 'self-evaluation'
      ? t(frozen ? 'page.draftForm' : 'page.draft', { format: t(`page.format.${format}`) })
      : t(`page.gives.${format}`);
  const titles = { declaration: t('page.declaration'), monitoring: t('page.monitoring'), 'self-evaluation': t('page.print') };
  if (!mayPrint) return null;
  return (
    <>
      <MenuButton
        type={primary ? 'primary' : 'default'}
        loading={pending}
        label={pending ? kit('say.printing') : titles[asked.form]}
        items={[
          ...(frozen ? formats : []).map((format) => ({
            key: `frozen-${format}`,
            label: t(frozen?.signed ? 'page.signedForm' : 'page.frozenForm', {
              number: frozen!.number,
              format: t(`page.format.${format}`),
            }),
            onClick: () => printFrozen.mutate(format),
          })),
          ...formats.map((format) => ({
            key: format,
            label: label(format),
            onClick: () => act.mutate({ format }),
          })),
          { key: 'layout', label: t(frozen ? 'page.draftLayout' : 'page.otherLayout'), onClick: () => setChoosing(true) },
        ]}
      />
      {choosing && <LayoutDialog asked={asked} title={titles[asked.form]} onClose={() => setChoosing(false)} />}
    </>
  );
}

function usePrintingFrozen(frozen: FrozenForm | undefined) {
  const { name, fiscalYear } = useProgramme();
  return useAct({
    run: async (format: Format) => {
      if (frozen) saveFile(await frozen.print(format), `${name}-${fiscalYear}-${frozen.number}.${format}`);
    },
    done: null,
  });
}

function usePrinting({ form, at, pack, month }: Asked, onDone?: () => void) {
  const { id, name, fiscalYear } = useProgramme();
  return useAct({
    run: async (choice: Choice) => {
      const input = { id, at: at || undefined, ...choice };
      const file =
        form === 'declaration'
          ? await accounts.printDeclaration(input)
          : form === 'monitoring'
            ? await accounts.printMonitoring({ id, month, ...choice })
            : await accounts.printSelfEvaluation({ ...input, pack });
      saveFile(file, `${name}-${fiscalYear}-${form}.${choice.format}`);
    },
    done: null,
    ...(onDone ? { onDone } : {}),
  });
}

/** Which layout and which format; the one that fits the programme is chosen at first. */
function LayoutDialog({ asked, title, onClose }: { asked: Asked; title: string; onClose: () => void }) {
  const t = useTexts(texts);
  const kit = useKitTexts();
  const { id } = useProgramme();
  const [form] = Form.useForm<Choice>();
  const act = usePrinting(asked, onClose);
  const layouts = useQuery({ queryKey: ['form-layouts', id], queryFn: () => accounts.formLayouts({ id }) });
  const chinese = chosenLanguage() === 'zh';
  return (
    <FormDialog
      form={form}
      title={title}
      okText={kit('act.print')}
      pending={act.isPending}
      initialValues={{ format: 'pdf' }}
      onSubmit={(choice) => act.mutate(choice)}
      onClose={onClose}
    >
      <Answered query={layouts}>
        {(all) => {
          const own = all.filter((one) => one.form === asked.form);
          return (
            <Form.Item name="layout" label={t('page.layout')} initialValue={own.find((one) => one.fitting)?.id}>
              <Select options={own.map((one) => ({ value: one.id, label: chinese ? one.name : one.nameEn }))} />
            </Form.Item>
          );
        }}
      </Answered>
      <Form.Item name="format" label={t('page.fileFormat')}>
        <Radio.Group options={formats.map((value) => ({ value, label: t(`page.format.${value}`) }))} />
      </Form.Item>
    </FormDialog>
  );
}
