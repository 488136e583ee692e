/** @slow a whole system, and what is proved by repeating it */
import { jest } from '@jest/globals';
import { onOneSystem } from './stories/one-system.js';

/** The full size takes minutes. */
jest.setTimeout(3_600_000);

onOneSystem({ args: ['--no-samples'] });
await import('./proofs/states.js');
await import('./proofs/stored-turns.js');
