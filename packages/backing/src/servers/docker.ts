import { createHash } from 'node:crypto';
import type { Context, Provided } from '../tools/context.js';
import { BackingError } from '../processes/backing-error.js';
import type { ServiceName } from '../tools/environment.js';
import { clusterOfOne, sessionSeconds } from './kafka-properties.js';
import { kafkaAnswers, mongoAnswers, redisAnswers } from './probe.js';
import { findOnPath, runTool } from '../processes/tool.js';
import { waitUntil } from '../processes/wait-until.js';

const dockerAnswersWithinMs = 2_000;
const readyWithinMs = 60_000;
const stopWithinMs = 15_000;

/** True when an engine answers `docker info` at once; a client without an engine does not count. */
export async function dockerAnswers(env: NodeJS.ProcessEnv): Promise<boolean> {
  const docker = await findOnPath('docker', env);
  if (docker === undefined) return false;
  const args = ['info', '--format', '{{.ServerVersion}}'];
  return (await runTool(docker, args, { env, timeoutMs: dockerAnswersWithinMs })).ok;
}

interface Image {
  image: string;
  /** Where the image keeps its data: a named volume is mounted there. */
  dataPath: string;
  command?: string[];
  environment: Record<string, string>;
  address: string;
  containerPort: number;
  answers: (address: string) => Promise<boolean>;
}

/** The official image of a server. Its data is in a named volume, one for each home; the container itself is not kept. */
export async function startInDocker(context: Context, service: Exclude<ServiceName, 'k6'>): Promise<Provided> {
  const hostPort = await context.port(service);
  const image = images[service](hostPort);
  const name = `rehearsal-${createHash('sha256').update(context.home).digest('hex').slice(0, 12)}-${service}`;
  context.progress(`starting ${image.image} (volume ${name})`);
  // Loaded only here: without Docker nobody pays for it.
  const { GenericContainer } = await import('testcontainers');
  const definition = new GenericContainer(image.image)
    .withEnvironment(image.environment)
    .withExposedPorts({ container: image.containerPort, host: hostPort })
    .withBindMounts([{ source: name, target: image.dataPath }]);
  if (image.command) definition.withCommand(image.command);
  const container = await definition.start();
  context.onStop(async () => {
    await container.stop({ timeout: stopWithinMs });
  });
  const deadline = { deadlineMs: readyWithinMs, signal: context.signal };
  if (await waitUntil(() => image.answers(image.address), deadline)) {
    const provider = `${image.image} in Docker, data in volume ${name}`;
    return { address: image.address, provider, ...(service === 'kafka' && { sessionSeconds }) };
  }
  throw new BackingError(
    'NOT_ANSWERING',
    `${image.image} did not answer on ${image.address} within ${readyWithinMs / 1000} s; see \`docker logs\`, ` +
      'or set REHEARSAL_DOCKER=off to use local processes.',
  );
}

const images: Record<Exclude<ServiceName, 'k6'>, (port: number) => Image> = {
  kafka: (port) => ({
    image: 'apache/kafka:4.1.1',
    dataPath: '/var/lib/kafka/data',
    environment: kafkaEnvironment(port),
    address: `127.0.0.1:${port}`,
    // The same port inside and outside, so that the advertised address is true for the broker itself too.
    containerPort: port,
    answers: kafkaAnswers,
  }),
  redis: (port) => ({
    image: 'redis:7-alpine',
    dataPath: '/data',
    command: ['redis-server', '--appendonly', 'yes', '--maxmemory-policy', 'noeviction', '--save', ''],
    environment: {},
    address: `redis://127.0.0.1:${port}`,
    containerPort: 6379,
    answers: redisAnswers,
  }),
  mongo: (port) => ({
    image: 'mongo:7',
    dataPath: '/data/db',
    environment: {},
    address: `mongodb://127.0.0.1:${port}`,
    containerPort: 27017,
    answers: mongoAnswers,
  }),
};

/** The image reads each setting from a variable: `process.roles` is KAFKA_PROCESS_ROLES. */
export function kafkaEnvironment(port: number): Record<string, string> {
  const settings = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': '1@127.0.0.1:9093',
    'controller.listener.names': 'CONTROLLER',
    listeners: `PLAINTEXT://0.0.0.0:${port},CONTROLLER://127.0.0.1:9093`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'log.dirs': '/var/lib/kafka/data',
    ...clusterOfOne,
  };
  const variable = (key: string) => `KAFKA_${key.toUpperCase().replaceAll('.', '_')}`;
  return Object.fromEntries(Object.entries(settings).map(([key, value]) => [variable(key), String(value)]));
}
