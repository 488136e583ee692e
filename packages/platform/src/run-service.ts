import type { ServiceName } from '@rehearsal/contracts/messages/own-actors';
import { loadConfig, type BaseConfig } from './config.js';
import { Lifecycle, run } from './lifecycle.js';
import { createLog } from './log.js';
import { ServiceHost } from './service.js';
import type { z } from 'zod';

/**
 * The frame of every main.ts: reads the configuration, opens through `start`, answers signals, exits for its supervisor
 * to start it again when it can no longer serve.
 */
export async function runService<Schema extends z.ZodObject>(
  name: ServiceName,
  schema: Schema,
  start: (host: ServiceHost, config: z.output<Schema>) => Promise<void>,
): Promise<void> {
  const log = createLog(name, 'info');
  const life = new Lifecycle(log);
  await run(life, async () => {
    const config = loadConfig(schema) as z.output<Schema> & BaseConfig;
    log.level = config.LOG_LEVEL;
    life.graceSeconds = config.SHUTDOWN_GRACE_SECONDS;
    await start(new ServiceHost(name, config, life), config);
  });
}
