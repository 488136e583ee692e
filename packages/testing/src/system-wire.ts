import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSystemFile } from '@rehearsal/backing/running/system-file';
import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import { actorSigner, actorVerifier } from '@rehearsal/platform/actor-token';
import { encode } from '@rehearsal/platform/envelope';
import { createKafka } from '@rehearsal/platform/kafka/client';
import { createLog } from '@rehearsal/platform/log';
import { openRawKafka } from '@rehearsal/platform/testing/raw-kafka';
import { readTopic, readTopicAs } from '@rehearsal/platform/testing/read-topic';

type JwkOf = Parameters<typeof actorSigner>[0];

/** The Kafka of a system that runs from a home, as somebody sees it who holds the home: its topics, groups and keys. */
export async function openSystemWire(home: string) {
  const readJson = async (...path: string[]) => JSON.parse(await readFile(join(home, ...path), 'utf8')) as unknown;
  const given = (await readSystemFile(home))?.worker_environment ?? {};
  const kafka = createKafka({
    brokers: (given.KAFKA_BROKERS ?? '').split(','),
    namespace: given.NAMESPACE ?? '',
    clientId: 'test',
    log: createLog('test', 'silent'),
  });
  const sign = actorSigner((await readJson('keys', 'gateway.private.jwk.json')) as JwkOf);
  const verify = actorVerifier([(await readJson('keys', 'gateway.public.jwk.json')) as JwkOf]);
  const raw = await openRawKafka(kafka);
  return {
    ...raw,
    /** A message as the gateway would send it; a command is signed. */
    wireOf: async (message: Omit<AnyMessage, 'time'>, isSigned: boolean) =>
      encode({ ...message, time: new Date().toISOString() }, 'test', isSigned ? await sign(message.actor) : undefined),
    isSigned: (token: string): Promise<boolean> =>
      verify(token).then(
        () => true,
        () => false,
      ),
    read: (topic: string) => readTopic(kafka, topic),
    readAs: <T>(topic: string, pick: Parameters<typeof readTopicAs<T>>[2]) => readTopicAs(kafka, topic, pick),
  };
}
export type SystemWire = Awaited<ReturnType<typeof openSystemWire>>;
