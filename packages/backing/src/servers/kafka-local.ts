import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BackingError } from '../processes/backing-error.js';
import { exists } from '../tools/cache.js';
import type { Context, Provided } from '../tools/context.js';
import { serverEnvironment } from '../tools/environment.js';
import { findJdk } from '../tools/java.js';
import { kafkaProperties, sessionSeconds } from './kafka-properties.js';
import { stopLeftover } from '../processes/leftovers.js';
import { fetchJars, type Artifact } from '../tools/maven.js';
import { kafkaAnswers } from './probe.js';
import { runTool, telltale } from '../processes/tool.js';

export const kafkaVersion = '4.1.1';
const artifacts: Artifact[] = [
  `org.apache.kafka:kafka_2.13:${kafkaVersion}`,
  // The broker logs through slf4j and brings no backend of its own.
  'org.slf4j:slf4j-simple:1.7.36',
];

const jvmFlags = [
  '-Xms128m',
  '-Xmx512m',
  // Half alive it would be taken for well; ended, it is started again.
  '-XX:+ExitOnOutOfMemoryError',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-Xshare:auto',
  '-Djava.awt.headless=true',
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
  '-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info',
  '-Dorg.slf4j.simpleLogger.showDateTime=true',
];

/** The real broker, run from its jars with the JDK of this machine. */
export async function startKafkaLocally(context: Context): Promise<Provided> {
  const { java } = await findJdk(context.env);
  const jars = await fetchJars(context, `kafka-${kafkaVersion}`, artifacts);
  const dataDir = join(context.home, 'data', 'kafka');
  await stopLeftover(context.home, 'kafka', dataDir);
  const [brokerPort, controllerPort] = [await context.port('kafka'), await context.port('kafka-controller')];
  await mkdir(dataDir, { recursive: true });
  const settings = join(dataDir, 'server.properties');
  await writeFile(settings, kafkaProperties({ dataDir: join(dataDir, 'log'), brokerPort, controllerPort }));
  const run = (main: string, ...args: string[]) => [...jvmFlags, '-cp', join(jars, '*'), main, ...args];

  if (!(await exists(join(dataDir, 'log', 'meta.properties')))) {
    context.progress('formatting the log directory');
    const args = run('kafka.tools.StorageTool', 'format', '-t', 'cmVoZWFyc2FsLWJhY2tpbg', '-c', settings);
    const { ok, output } = await runTool(java, args, { env: serverEnvironment(context.env), signal: context.signal });
    if (!ok) throw new BackingError('DIED', `Kafka could not format ${dataDir}: ${telltale(output)}.`);
  }

  const address = `127.0.0.1:${brokerPort}`;
  context.progress(`starting on ${address}`);
  await context.start({
    title: 'Kafka',
    command: java,
    args: run('kafka.Kafka', settings),
    ready: () => kafkaAnswers(address),
    readyWithinMs: 90_000,
    stopWithinMs: 15_000,
  });
  return { address, provider: `Kafka ${kafkaVersion} from Maven jars, local process`, sessionSeconds };
}
