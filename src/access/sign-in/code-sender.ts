import type { MessageGateway } from '#src/platform/messages.ts';

/** Sends one-time codes. Rejects when it cannot send. */
export interface CodeSender {
  sendCode(phone: string, code: string): Promise<void>;
}

/** One-time codes by the gateway of all messages. */
export function codeSender(gateway: MessageGateway): CodeSender {
  return {
    async sendCode(phone, code) {
      const text = `【Kepu科普】登录验证码 ${code}，5 分钟内有效。如非本人操作，请忽略。Sign-in code ${code}, valid for 5 minutes.`;
      const delivery = await gateway.send({ id: crypto.randomUUID(), to: phone, text });
      if (!delivery.ok) throw new Error(`the gateway did not take the message: ${delivery.error}`);
    },
  };
}
