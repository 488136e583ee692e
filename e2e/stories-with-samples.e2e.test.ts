/** @slow a whole system, and many stories on it */
import { onOneSystem } from './stories/one-system.js';

onOneSystem({});
await import('./stories/scenario-files.js');
await import('./stories/file-inputs.js');
await import('./stories/client.js');
await import('./stories/command-line.js');
await import('./stories/set-up.js');
await import('./stories/audit-commands.js');
await import('./stories/inside-addresses.js');
