import { BackingError } from './processes/backing-error.js';
import type { Context, Provided } from './tools/context.js';
import { startInDocker } from './servers/docker.js';
import { given, givenBy } from './tools/environment.js';
import { describeK6, provideK6Locally } from './tools/k6.js';
import { startKafkaLocally } from './servers/kafka-local.js';
import { startMongoLocally } from './servers/mongo-local.js';
import { kafkaAnswers, mongoAnswers, redisAnswers } from './servers/probe.js';
import { chooseSource } from './choose-source.js';
import { startRedisLocally } from './servers/redis-local.js';
import { waitUntil } from './processes/wait-until.js';

/** How long a server that was given from outside may take to answer: it may be starting beside us. */
const givenAnswersWithinMs = 30_000;

/** One service, from the first source that has it. */
export async function provide(context: Context, docker: boolean): Promise<Provided> {
  const address = given(context.env, context.service);
  const { service } = context;
  const source = chooseSource({ given: address !== undefined, docker, isServer: service !== 'k6' });
  if (address !== undefined) return accept(context, address);
  if (source === 'docker' && service !== 'k6') return startInDocker(context, service);
  return locally[service](context);
}

const locally = {
  kafka: startKafkaLocally,
  redis: startRedisLocally,
  mongo: startMongoLocally,
  k6: provideK6Locally,
};

async function accept(context: Context, address: string): Promise<Provided> {
  const { service } = context;
  const variable = givenBy[service];
  if (service === 'k6') return describeK6(address, `given by ${variable}`, context.env);
  const answers = { kafka: kafkaAnswers, redis: redisAnswers, mongo: mongoAnswers }[service];
  const deadline = { deadlineMs: givenAnswersWithinMs, everyMs: 250, signal: context.signal };
  if (await waitUntil(() => answers(address), deadline)) return { address, provider: `given by ${variable}` };
  throw new BackingError(
    'NOT_ANSWERING',
    `Nothing answers at the address in ${variable}; correct it, or unset it to have a server started here.`,
  );
}
