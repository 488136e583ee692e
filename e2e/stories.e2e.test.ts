/** @slow a whole system, and many stories on it */
import { onOneSystem } from './stories/one-system.js';

onOneSystem({ args: ['--no-samples'] });
await import('./stories/older-defects.js');
await import('./stories/instances.js');
await import('./stories/freeze.js');
await import('./stories/history.js');
await import('./stories/workers.js');
await import('./stories/turns-in-outages.js');
await import('./stories/files-in-the-browser.js');
