import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** The headers by which a coach knows that a turn is from here and of now, as Standard Webhooks have it. */
export function signatureOf(body: string, secret: string | undefined, at = new Date()): Record<string, string> {
  if (secret === undefined) return {};
  const id = `msg_${randomUUID().replaceAll('-', '')}`;
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
}
