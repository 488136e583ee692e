import type { Request } from 'express';

const MOST_SECONDS = 30;

/**
 * How long the caller wants to wait for the outcome (RFC 7240 `Prefer: wait=N`), at most 30 s; undefined when it does not.
 * A preference that cannot be read is passed over, as the RFC asks.
 */
export function preferredWaitSeconds(request: Request): number | undefined {
  const header = request.headers.prefer;
  const found = typeof header === 'string' ? /(?:^|[,;\s])wait\s*=\s*"?(\d{1,6})"?\s*(?:$|[,;])/i.exec(header) : null;
  const seconds = Math.min(Number(found?.[1] ?? 0), MOST_SECONDS);
  return seconds > 0 ? seconds : undefined;
}
