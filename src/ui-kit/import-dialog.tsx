import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Modal, Spin } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { workbookMegabytes } from '#src/kernel/upload-limit.ts';
import { type RefusalShown, refusalOf } from './client.ts';
import { DataTable } from './data-table.tsx';
import { DownloadButton } from './download.tsx';
import { useAct } from './feedback.tsx';
import { FileDrop } from './file-drop.tsx';
import { useKitTexts } from './kit-texts.ts';
import { RefusalNotice } from './page.tsx';
import { UploadsWithin, useUploads } from './uploads.tsx';

/** One place in the file that must be mended. */
export interface ImportProblem {
  /** `B7`, or `7` where only the row is known. */
  cell: string;
  /** The heading of its column, where it is known. */
  column?: string;
  /** What stands in the cell, where it is known. */
  value?: string;
  problem: string;
}

export interface ImportOutcome {
  /** Rows that can be, or were, imported. */
  rows: number;
  problems: ImportProblem[];
  /** Figures that are imported only when somebody says that they are meant. */
  doubts?: ImportProblem[];
  /** What else a dry run tells. */
  note?: string;
  /** All rows stand like this already. */
  changesNothing?: boolean;
  /** Takes back what was written; offered where no list of imports does. */
  undo?: () => Promise<unknown>;
}

/** What a report says of rows that stand already just as they are. */
export function unchangedOf(
  { rows, unchanged, errors }: { rows: number; unchanged: number; errors: readonly unknown[] },
  t: ReturnType<typeof useKitTexts>,
): Pick<ImportOutcome, 'note' | 'changesNothing'> {
  if (unchanged === 0) return {};
  return {
    note: t('importing.unchanged', { fresh: rows - unchanged, unchanged }),
    changesNothing: errors.length === 0 && unchanged === rows,
  };
}

interface ImportDialogProps {
  open: boolean;
  title?: string;
  onClose: () => void;
  template?: { fetchFile: () => Promise<Blob>; name: string };
  /** `confirmed`: the doubts of the dry run are meant. */
  send: (file: File, dryRun: boolean, confirmed: boolean) => Promise<ImportOutcome>;
  /** What belongs to the file, such as a reason; asked before it is chosen. */
  extra?: ReactNode;
  ready?: boolean;
}

/** What the dialog has come to: the file, the dry run of it, and whether it was written. */
function useImport(send: ImportDialogProps['send']) {
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const running = useRef(false);
  const [busy, setBusy] = useState<'checking' | 'importing' | null>(null);
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);
  const [finished, setFinished] = useState(false);
  const [confirmed, setConfirmed] = useState(false);
  const [refusal, setRefusal] = useState<RefusalShown | null>(null);
  const restart = (): void => {
    setFile(null);
    setOutcome(null);
    setRefusal(null);
    setFinished(false);
    setConfirmed(false);
  };
  const run = async (chosen: File, dryRun: boolean): Promise<void> => {
    // A second click may come before the button is drawn anew.
    if (running.current) return;
    running.current = true;
    setFile(chosen);
    setBusy(dryRun ? 'checking' : 'importing');
    setRefusal(null);
    try {
      const answer = await send(chosen, dryRun, confirmed);
      setOutcome(answer);
      if (!dryRun && answer.problems.length === 0) {
        setFinished(true);
        await queries.invalidateQueries();
      }
    } catch (error) {
      setRefusal(refusalOf(error));
    }
    running.current = false;
    setBusy(null);
  };
  const ready = file !== null && outcome !== null && outcome.problems.length === 0 && outcome.rows > 0 && !finished ? file : null;
  const unsure = (outcome?.doubts?.length ?? 0) > 0 && !confirmed;
  return { file, busy, outcome, finished, refusal, restart, run, ready, confirmed, setConfirmed, unsure };
}

/** Import in three steps that cannot be skipped: template, dry run with the cells named, and only then the import. */
export function ImportDialog({ open, title, onClose, template, send, extra, ready = true }: ImportDialogProps) {
  const t = useKitTexts();
  const state = useImport(send);
  const uploads = useUploads();
  const close = (): void => {
    state.restart();
    onClose();
  };
  return (
    <Modal
      open={open}
      title={title ?? t('importing.title')}
      onCancel={close}
      width={680}
      mask={{ closable: false }}
      footer={
        <>
          {template && (
            <DownloadButton fetchFile={template.fetchFile} name={template.name} style={{ float: 'left' }}>
              {t('act.template')}
            </DownloadButton>
          )}
          <Button onClick={close}>{state.finished ? t('act.close') : t('act.cancel')}</Button>
          {state.ready && (
            <Button
              type="primary"
              disabled={state.outcome?.changesNothing || state.unsure || uploads.underWay}
              loading={state.busy === 'importing'}
              onClick={() => void state.run(state.ready!, false)}
            >
              {state.outcome?.changesNothing
                ? t('importing.nothing')
                : t('importing.commit', { count: state.outcome?.rows ?? 0 })}
            </Button>
          )}
        </>
      }
    >
      <div className="stack" aria-live="polite">
        {!state.finished && <UploadsWithin hold={uploads.hold}>{extra}</UploadsWithin>}
        <ChosenFile state={state} ready={ready} />
        {state.refusal && <RefusalNotice refusal={state.refusal} />}
        {state.outcome && !state.busy && <Outcome outcome={state.outcome} finished={state.finished} onUndone={close} />}
        {state.ready && !state.busy && <Doubts state={state} />}
      </div>
    </Modal>
  );
}

function ChosenFile({ state, ready }: { state: ReturnType<typeof useImport>; ready: boolean }) {
  const t = useKitTexts();
  if (!state.file) {
    return (
      <FileDrop accept=".xlsx" disabled={!ready} onFile={(file) => void state.run(file, true)}>
        <p>{t('importing.choose', { megabytes: workbookMegabytes })}</p>
        <p className="muted small">{t('importing.hint')}</p>
      </FileDrop>
    );
  }
  return (
    <div className="row">
      <strong>{state.file.name}</strong>
      {state.busy ? (
        <span role="status">
          <Spin size="small" /> {t(`importing.${state.busy}`)}
        </span>
      ) : (
        <button type="button" className="link" onClick={state.restart}>
          {t('importing.another')}
        </button>
      )}
    </div>
  );
}

/** Nothing is wrong with these figures but their size. */
function Doubts({ state: { outcome, confirmed, setConfirmed } }: { state: ReturnType<typeof useImport> }) {
  const t = useKitTexts();
  const doubts = outcome?.doubts ?? [];
  if (doubts.length === 0) return null;
  return (
    <div className="notice warn-notice" role="alert">
      <strong>{t('importing.doubts', { count: doubts.length })}</strong>
      <ul className="problem-list">
        {doubts.map(({ cell, problem }) => (
          <li key={`${cell} ${problem}`}>
            {cell} {problem}
          </li>
        ))}
      </ul>
      <Checkbox checked={confirmed} onChange={(event) => setConfirmed(event.target.checked)}>
        {t('importing.indeed')}
      </Checkbox>
    </div>
  );
}

interface OutcomeProps {
  outcome: ImportOutcome;
  finished: boolean;
  onUndone: () => void;
}

function Outcome({ outcome, finished, onUndone }: OutcomeProps) {
  const t = useKitTexts();
  const undo = useAct({ run: async () => outcome.undo?.(), done: t('importing.undone'), onDone: onUndone });
  if (finished)
    return (
      <div className="notice good">
        <strong>{t('importing.done', { count: outcome.rows })}</strong>
        {outcome.note}
        {outcome.undo && (
          <button type="button" className="link" disabled={undo.isPending} onClick={() => undo.mutate()}>
            {t('importing.undo')}
          </button>
        )}
      </div>
    );
  if (outcome.problems.length === 0)
    return (
      <div className="notice">
        <strong>{t('importing.ok', { count: outcome.rows })}</strong>
        {outcome.note}
      </div>
    );
  return (
    <>
      <div className="notice bad-notice">
        <strong>{t('importing.errors', { count: outcome.problems.length })}</strong>
        {t('importing.fixFirst')}
      </div>
      <div style={{ maxHeight: 320, overflow: 'auto' }}>
        <DataTable
          label={t('importing.errors', { count: outcome.problems.length })}
          stacks={false}
          rows={outcome.problems}
          rowKey={(row) => `${row.cell} ${row.problem}`}
          columns={[
            { key: 'cell', title: t('importing.cell'), cell: (row) => <strong>{row.cell}</strong>, width: 80 },
            ...(outcome.problems.some((one) => one.column !== undefined)
              ? [{ key: 'column', title: t('importing.column'), cell: (row: ImportProblem) => row.column ?? '' }]
              : []),
            ...(outcome.problems.some((one) => one.value !== undefined)
              ? [{ key: 'value', title: t('importing.value'), cell: (row: ImportProblem) => <code>{row.value}</code> }]
              : []),
            { key: 'problem', title: t('importing.problem'), cell: (row) => row.problem },
          ]}
        />
      </div>
    </>
  );
}
