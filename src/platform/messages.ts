import { createHmac } from 'node:crypto';

export interface Message {
  /** The same for every attempt, so that a gateway that saw it does not send it twice. */
  id: string;
  /** Telephone number, digits and an optional leading +. */
  to: string;
  text: string;
}

/** `retry`: it may go through later. */
export type Delivery = { ok: true } | { ok: false; retry: boolean; error: string };

/** Where messages to people go out. */
export interface MessageGateway {
  send(message: Message): Promise<Delivery>;
}

export interface HttpGatewayOptions {
  url: string;
  /** Shared with the gateway. */
  key: string;
  timeoutMilliseconds?: number;
  now?: () => Date;
}

/** What the gateway must find in `X-Kepu-Signature`: HMAC-SHA-256 over `timestamp.body`, in hex. */
export function signatureOf(key: string, timestamp: string, body: string): string {
  return createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex');
}

/**
 * A gateway reached by HTTP: `POST {id, to, text}` as JSON with `X-Kepu-Timestamp` (seconds) and `X-Kepu-Signature`. 2xx means
 * accepted; 408, 429 and 5xx, a timeout or no connection mean try again; anything else means never.
 */
export function httpMessageGateway(options: HttpGatewayOptions): MessageGateway {
  const now = options.now ?? (() => new Date());
  return {
    async send(message) {
      const body = JSON.stringify({ id: message.id, to: message.to, text: message.text });
      const timestamp = String(Math.floor(now().getTime() / 1000));
      try {
        const response = await fetch(options.url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json; charset=utf-8',
            'x-kepu-timestamp': timestamp,
            'x-kepu-signature': signatureOf(options.key, timestamp, body),
          },
          body,
          redirect: 'error',
          signal: AbortSignal.timeout(options.timeoutMilliseconds ?? 10_000),
        });
        await response.body?.cancel();
        if (response.ok) return { ok: true };
        const retry = response.status === 408 || response.status === 429 || response.status >= 500;
        return { ok: false, retry, error: `HTTP ${response.status}` };
      } catch (error) {
        return { ok: false, retry: true, error: error instanceof Error ? error.name : 'unknown' };
      }
    },
  };
}

/** The gateway of `KEPU_SMS_URL` and `KEPU_SMS_KEY`, or null when they are not set: messages then wait to be told by phone. */
export function messageGatewayFromEnvironment(variables: NodeJS.ProcessEnv = process.env): MessageGateway | null {
  const url = variables.KEPU_SMS_URL;
  const key = variables.KEPU_SMS_KEY;
  if (!url || !key) return null;
  return httpMessageGateway({ url, key });
}
