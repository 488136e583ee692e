import type { Response } from 'express';
import { UnavailableError } from '@rehearsal/platform/errors';

/**
 * The work, or 503: a store that hangs neither answers nor fails, and a caller must not hang with it. What has begun to be
 * answered goes on.
 */
export function inTime<T>(work: Promise<T>, response: Response, withinMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      if (!response.headersSent)
        reject(new UnavailableError('There is no answer within the time for it; repeating is safe.'));
    }, withinMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
