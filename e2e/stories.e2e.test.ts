/** @slow a whole system, and many stories on it */
import { jest } from '@jest/globals';
import { onOneSystem } from './stories/one-system.js';

/** The full size of the proofs takes minutes. */
jest.setTimeout(3_600_000);

onOneSystem({ args: ['--no-samples'] });
await import('./stories/older-defects.js');
await import('./stories/instances.js');
await import('./stories/freeze.js');
await import('./stories/history.js');
await import('./stories/workers.js');
await import('./stories/turns-in-outages.js');
await import('./stories/files-in-the-browser.js');
await import('./proofs/states.js');
await import('./proofs/stored-turns.js');
