import { Checkbox, Form } from 'antd';
import type { RefusalShown } from '#src/ui-kit/client.ts';
import { useAsk } from '#src/ui-kit/feedback.tsx';
import { dayText, momentText } from '#src/ui-kit/format.ts';
import { useTexts } from '#src/ui-kit/texts.ts';
import type { ProgrammeView } from '../programme.contract.ts';
import * as texts from './after-report.texts.ts';

export type Reported = ProgrammeView['reported'];

/** Which self-evaluation a change comes after, and what becomes of both. */
function ReportedWords({ reported }: { reported: NonNullable<Reported> }) {
  const t = useTexts(texts);
  const { evaluation, until, step, byName, takenAt } = reported;
  return (
    <>
      <p>{t(step, { number: evaluation, day: dayText(until), who: byName, when: momentText(takenAt) })}</p>
      <p>{t('stays')}</p>
    </>
  );
}

/**
 * In a form: what was reported, and the box (`afterReport`) that has to be ticked before what it is judged by changes. Nothing where nothing was.
 * `refused`: what the server said of a report that the page does not know, such as that of another programme with the same measure.
 */
export function AfterReportItem({ reported, refused }: { reported: Reported; refused?: RefusalShown | undefined }) {
  const t = useTexts(texts);
  if (reported === null && refused === undefined) return null;
  const ticked = (_: unknown, said: unknown) => (said ? Promise.resolve() : Promise.reject(new Error(t('confirmNeeded'))));
  return (
    <div className="notice warn-notice" role="alert" style={{ marginBottom: 16 }}>
      {reported ? (
        <ReportedWords reported={reported} />
      ) : (
        <>
          <p>{refused?.reason}</p>
          <p>{t('stays')}</p>
        </>
      )}
      <Form.Item name="afterReport" valuePropName="checked" style={{ margin: 0 }} rules={[{ validator: ticked }]}>
        <Checkbox>{t('confirm')}</Checkbox>
      </Form.Item>
    </div>
  );
}

/** Runs an act that has no form of its own: at once, or after a report only when that is confirmed. `act`: its name, on the button. */
export function useAskAfterReport(reported: Reported) {
  const t = useTexts(texts);
  const ask = useAsk();
  return (act: string, run: (afterReport: boolean) => unknown): void => {
    if (reported === null) void run(false);
    else ask({ title: t('ask'), text: <ReportedWords reported={reported} />, act, run: () => run(true) });
  };
}
