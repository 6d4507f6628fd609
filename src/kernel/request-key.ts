/** A UUID that whoever asks chooses, and sends again with the same request: it is then answered with what was answered first. */
export const requestKeyHeader = 'idempotency-key';

/** The same as documents write it. */
export const requestKeyName = 'Idempotency-Key';

/** Whether a request of this method is done once for its key. `repeats`: why the same request sent twice does no harm. */
export const isMadeOnce = (method: string | undefined, { repeats }: { repeats?: string }): boolean =>
  (method ?? 'POST') === 'POST' && repeats === undefined;
