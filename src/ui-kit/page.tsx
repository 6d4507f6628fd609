import { Button, Spin } from 'antd';
import { type ReactNode, useEffect, useId, useState } from 'react';
import * as awayTexts from './away.texts.ts';
import { type RefusalShown, refusalOf } from './client.ts';
import { useKitTexts } from './kit-texts.ts';
import { useTexts } from './texts.ts';

/** The head of a page: one h1, a lead in grey, the acts at the right. Sets the window's title too. */
export function PageHead({
  title,
  lead,
  crumbs,
  acts,
  windowTitle,
}: {
  title: ReactNode;
  lead?: ReactNode;
  crumbs?: ReactNode;
  acts?: ReactNode;
  windowTitle?: string;
}) {
  useEffect(() => {
    const name = windowTitle ?? (typeof title === 'string' ? title : '');
    document.title = name ? `${name} · Kepu` : 'Kepu';
  }, [title, windowTitle]);
  return (
    <div className="page-head">
      <div>
        {crumbs && <div className="crumbs">{crumbs}</div>}
        <h1>{title}</h1>
        {lead && <div className="page-lead">{lead}</div>}
      </div>
      {acts && <div className="page-acts">{acts}</div>}
    </div>
  );
}

/** A titled part of a page. `flush` lets a table reach its edges. */
export function Panel({
  title,
  note,
  acts,
  flush,
  children,
  className,
}: {
  title?: ReactNode;
  note?: ReactNode;
  acts?: ReactNode;
  flush?: boolean;
  children: ReactNode;
  className?: string;
}) {
  const id = useId();
  return (
    <section className={`panel ${className ?? ''}`} aria-labelledby={title ? id : undefined}>
      {title && (
        <header>
          <h2 id={id}>{title}</h2>
          {note && <span className="muted small">{note}</span>}
          {acts && <div className="panel-acts">{acts}</div>}
        </header>
      )}
      <div className={flush ? (title ? 'panel-flush' : '') : 'panel-body'}>{children}</div>
    </section>
  );
}

/** What an empty place says: what is missing, and the next act. */
export function EmptyState({ title, hint, children }: { title: ReactNode; hint?: ReactNode; children?: ReactNode }) {
  return (
    <div className="empty">
      <strong>{title}</strong>
      {hint}
      {children && <div className="row">{children}</div>}
    </div>
  );
}

/** In milliseconds: whoever waits longer is told that it is the server that does not answer. */
export const longWait = 10_000;

export function Loading() {
  const t = useKitTexts();
  const away = useTexts(awayTexts);
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), longWait);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="empty" role="status">
      <Spin /> <span>{long ? away('stillWaiting') : t('say.loading')}</span>
      {long && (
        <div className="row">
          <Button onClick={() => location.reload()}>{t('act.reload')}</Button>
        </div>
      )}
    </div>
  );
}

/** A refusal inside the page: what is wrong, what to do, and a way to do it. */
export function RefusalNotice({ refusal, act }: { refusal: RefusalShown; act?: ReactNode }) {
  return (
    <div className="notice bad-notice" role="alert">
      <strong>{refusal.reason}</strong>
      {refusal.remedy} {act}
    </div>
  );
}

interface Asked<Data> {
  data: Data | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

/** Shows the answer of a query, the wait for it, or why there is none. */
export function Answered<Data>({ query, children }: { query: Asked<Data>; children: (data: Data) => ReactNode }) {
  const t = useKitTexts();
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) {
    return (
      <RefusalNotice
        refusal={refusalOf(query.error)}
        act={
          <Button size="small" onClick={() => void query.refetch()}>
            {t('act.retry')}
          </Button>
        }
      />
    );
  }
  return <Loading />;
}
