import type { Redis } from 'ioredis';
import type { Log } from '@rehearsal/platform/log';
import type { CarryOut } from '@rehearsal/platform/commanding/carry-out';
import type { Engines } from '../engines/engines.js';
import type { Instances } from '../instances.js';
import type { RedisKeys } from '../redis-keys.js';
import type { InlineTurns } from '../turns/inline-turns.js';
import type { ApiLimits } from './access/api-limits.js';
import type { Passes } from './access/passes.js';

/** What the API is made of. */
export interface ApiDependencies {
  readonly engines: Engines;
  readonly instances: Instances;
  readonly carryOut: CarryOut;
  readonly inlineTurns: InlineTurns;
  readonly redis: Redis;
  readonly keys: RedisKeys;
  readonly passes: Passes;
  readonly limits: ApiLimits;
  readonly log: Log;
  /** Origins whose pages may call the API from a browser. */
  readonly corsOrigins: readonly string[];
  readonly seed: number;
  readonly tokenDelayMs: number;
  readonly now: () => Date;
}
