import type { Redis } from 'ioredis';
import type { Log } from '@rehearsal/platform/log';
import type { GiveCommand } from '../commands.js';
import type { Engines } from '../engines.js';
import type { Instances } from '../instances.js';
import type { RedisKeys } from '../redis-keys.js';
import type { Passes } from './access/passes.js';

/** What the API is made of. */
export interface ApiParts {
  readonly engines: Engines;
  readonly instances: Instances;
  readonly give: GiveCommand;
  readonly redis: Redis;
  readonly keys: RedisKeys;
  readonly passes: Passes;
  readonly log: Log;
  readonly seed: number;
  readonly tokenDelayMs: number;
  readonly now: () => Date;
}
