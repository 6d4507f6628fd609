import { Checkbox, Form } from 'antd';
import * as texts from './after-report.texts.ts';
import type { RefusalShown } from './client.ts';
import { useAsk } from './feedback.tsx';
import { dayText, momentText } from './format.ts';
import { useTexts } from './texts.ts';

/** The self-evaluation of a programme that was handed in or signed, and its newest step; null while there is none. */
export type Reported = {
  evaluation: number;
  until: string;
  step: 'prepared' | 'reviewed' | 'signed';
  byName: string;
  takenAt: string;
} | null;

/** In a form: that what is changed was reported, where nothing more is asked. */
export function AfterReportNotice({ reported }: { reported: NonNullable<Reported> }) {
  return (
    <div className="notice warn-notice" style={{ margin: '0 0 16px' }}>
      <ReportedWords reported={reported} />
    </div>
  );
}

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
    <div className="notice warn-notice" role="alert" style={{ margin: '12px 0 16px' }}>
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
