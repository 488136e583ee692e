import { Redis } from 'ioredis';

type Sent = Parameters<Redis['sendCommand']>;

/**
 * Twice it is sooner than a request must be answered: what is asked while others wait is sent when theirs is over
 * (`enableAutoPipelining`).
 */
const ANSWER_MS = 1400;

/**
 * Gives a command up that a Redis which lives does not answer: `maxRetriesPerRequest` counts lost connections alone, and
 * `commandTimeout` also gives up what was answered while this process was too busy to read it.
 */
export class PromptRedis extends Redis {
  override sendCommand(...sent: Sent): unknown {
    const [command] = sent;
    // What has arrived is read between a timer and what it defers.
    const timer = setTimeout(() => setImmediate(() => command.reject(new Error('Command timed out'))), ANSWER_MS);
    const settled = () => clearTimeout(timer);
    command.promise.then(settled, settled);
    return super.sendCommand(...sent);
  }
}
