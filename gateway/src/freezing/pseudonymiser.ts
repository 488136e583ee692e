import { Piscina } from 'piscina';
import type { Pseudonymised, PseudonymiseOptions } from '@rehearsal/privacy/pseudonymise';
import type { Template } from '@rehearsal/contracts/template/template';
import { UnavailableError } from '@rehearsal/platform/errors';
import type { PseudonymiseTask, Reviewed } from './pseudonymise-worker.js';

export interface Pseudonymiser {
  replace(template: Template, options: PseudonymiseOptions): Promise<Pseudonymised>;
  /** Likewise, with every text that was looked at. */
  review(template: Template, options: PseudonymiseOptions): Promise<Reviewed>;
  close(): Promise<void>;
}

/** A thread that nobody needs ends after this time; a freeze is rare, and the next one starts it again. */
const IDLE_MS = 60_000;
const MOST_THREADS = 2;
/** Freezes that wait for a thread; a template may be 7 MB, so there is an end to it. */
const MOST_WAITING = 32;

/** Threads run what was built, also where the tests run the sources. */
const workerFile = new URL('./pseudonymise-worker.js', import.meta.url.replace('/gateway/src/', '/gateway/dist/'));

/**
 * Finds and replaces personal data on threads of its own: in a long session that takes a second or more, for which
 * everybody else at the door would wait.
 */
export function openPseudonymiser(): Pseudonymiser {
  const pool = new Piscina<PseudonymiseTask, Reviewed>({
    filename: workerFile.href,
    name: 'run',
    minThreads: 0,
    maxThreads: MOST_THREADS,
    idleTimeout: IDLE_MS,
  });
  const run = async (task: PseudonymiseTask) => {
    if (pool.queueSize >= MOST_WAITING)
      throw new UnavailableError('Too many sessions are being frozen at once; repeating is safe.');
    return pool.run(task);
  };
  return {
    replace: (template, options) => run({ template, options }),
    review: (template, options) => run({ template, options, isReview: true }),
    close: () => pool.close(),
  };
}
