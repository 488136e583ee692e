import { verify } from 'node:crypto';
import { handoverText, type RetiredKey } from '@rehearsal/contracts/audit/retired-key';
import { publicKeyOf } from './public-key.js';

/** Whether the retired key itself named its successor. */
export function isHandedOver(retired: RetiredKey): boolean {
  const { key, signature } = retired;
  return (
    signature !== null &&
    verify(null, Buffer.from(handoverText(retired)), publicKeyOf(key), Buffer.from(signature, 'base64url'))
  );
}
