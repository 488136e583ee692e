import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { startBacking } from '../../backing/dist/backing.js';
import { openHome } from './home.mjs';

const repository = resolve(import.meta.dirname, '../../..');

/**
 * Gives the tests of a run one set of real backing services, with empty data. Whatever the environment already names
 * is used as it is. Jest may call this once per project: after the first call everything is given.
 */
export default async function setup() {
  if (globalThis.rehearsalTestBacking) return;
  const home = await openHome();
  const backing = await startBacking({
    home,
    cache: join(repository, '.rehearse', 'cache'),
    report({ name, state, detail }) {
      if (state === 'done' || state === 'failed') process.stderr.write(`${name}: ${detail ?? state}\n`);
    },
  }).catch(async (error) => {
    await rm(home, { recursive: true, force: true });
    throw error;
  });
  backing.onGivenUp((which, why) => process.stderr.write(`${which} ${why}\n`));
  globalThis.rehearsalTestBacking = { backing, home };
  process.env.KAFKA_BROKERS = backing.kafka.address;
  process.env.REDIS_URL = backing.redis.address;
  // The tests of the store ask what was given from outside: ours they start themselves.
  process.env.MONGO_URL_GIVEN = process.env.MONGO_URL ?? '';
  process.env.MONGO_URL = backing.mongo.address;
  process.env.K6_BIN = backing.k6.address;
}
