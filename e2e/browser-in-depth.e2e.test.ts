/** @slow a whole system, and many stories on it */
import { inOneBrowser } from './browser-stories/one-browser.js';
import { MOST_MESSAGES } from './browser-stories/most-messages.js';

inOneBrowser({ env: { INSTANCE_MAX_MESSAGES: String(MOST_MESSAGES) } });
await import('./browser-stories/long-chat.js');
await import('./browser-stories/people-and-plans.js');
await import('./browser-stories/chat.js');
await import('./browser-stories/keys.js');
await import('./browser-stories/rehearsals.js');
await import('./browser-stories/trials.js');
