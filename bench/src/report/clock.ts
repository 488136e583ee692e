import { performance } from 'node:perf_hooks';

/** Wall clock in milliseconds with fractions: what two processes of one machine can compare. */
export const clock = (): number => performance.timeOrigin + performance.now();
