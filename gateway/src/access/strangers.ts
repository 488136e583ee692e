import { ipKeyGenerator } from 'express-rate-limit';
import type { SharedLimitStore } from '@rehearsal/platform/http/shared-limit-store';
import type { Authenticator } from './authenticator.js';
import { TooManyRequestsError } from './errors.js';
import type { Principal } from './principal.js';

/** Counts those whom nobody knows, by their address, before anybody looks for them. */
export interface Strangers {
  /** Throws TOO_MANY_REQUESTS beyond the limit. */
  count(address: string | undefined): Promise<void>;
  /** Who shows this token. A look-up is counted first, and not any more once it has found somebody. */
  identify(authenticator: Authenticator, token: string, address: string | undefined): Promise<Principal>;
}

export function openStrangers(
  store: SharedLimitStore,
  { windowMs, limit }: { windowMs: number; limit: number },
): Strangers {
  store.lasting(windowMs);
  const count = async (address: string | undefined): Promise<void> => {
    const { totalHits, resetTime } = await store.increment(ipKeyGenerator(address ?? ''));
    if (totalHits <= limit) return;
    const leftMs = (resetTime?.getTime() ?? Date.now() + windowMs) - Date.now();
    throw new TooManyRequestsError('This address has asked too often without a valid token.', Math.ceil(leftMs / 1000));
  };
  return {
    count,
    identify: async (authenticator, token, address) => {
      if (authenticator.hasKnown(token)) return authenticator.identify(token);
      await count(address);
      const principal = await authenticator.identify(token);
      await store.decrement(ipKeyGenerator(address ?? ''));
      return principal;
    },
  };
}
