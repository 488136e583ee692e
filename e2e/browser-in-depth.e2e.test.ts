/** @slow a whole system, and many stories on it */
import { inOneBrowser } from './browser-stories/one-browser.js';

inOneBrowser();
await import('./browser-stories/long-chat.js');
await import('./browser-stories/chat.js');
await import('./browser-stories/keys.js');
await import('./browser-stories/rehearsals.js');
