import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBacking } from '@rehearsal/backing/backing';
import type { CliConfig } from '../config.js';

/** The k6 that a system of this clone would use; fetched when there is none yet. */
export async function findK6({ cache, environment }: Pick<CliConfig, 'cache' | 'environment'>): Promise<string> {
  // Its own home: the system that may run from this clone has claimed the usual one.
  const home = await mkdtemp(join(tmpdir(), 'rehearse-k6-'));
  try {
    const backing = await startBacking({
      home,
      cache,
      need: ['k6'],
      env: environment,
      docker: false,
      report: () => undefined,
    });
    await backing.stop();
    return backing.k6.address;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
