import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context, Provided } from '../tools/context.js';
import { findJdk } from '../tools/java.js';
import { stopLeftover } from '../processes/leftovers.js';
import { buildMongoStandIn, standInVersion } from './mongo-stand-in.js';
import { mongoAnswers } from './probe.js';
import { storeHeapMegabytes } from '../tools/environment.js';
import { findOnPath, runTool } from '../processes/tool.js';

const host = '127.0.0.1';
const standInFlags = (heapMegabytes: number) => [
  '-Xms64m',
  `-Xmx${heapMegabytes}m`,
  // Without memory it would close its store, stay alive and refuse everything; ended, it is started again.
  '-XX:+ExitOnOutOfMemoryError',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-Xshare:auto',
  // Java keeps, for each thread, a copy outside the heap of the largest buffer that it ever wrote: a commit's, 32 times.
  '-Djdk.nio.maxCachedBufferSize=262144',
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
  // It would log each refused command with the documents in it; the client gets the refusal anyway.
  '-Dorg.slf4j.simpleLogger.log.de.bwaldvogel.mongo.wire.MongoWireProtocolHandler=off',
];

/** `mongod` when this machine has one, else a wire-compatible stand-in that keeps its data in one H2 file. */
export async function startMongoLocally(context: Context): Promise<Provided> {
  const mongod = await findOnPath('mongod', context.env);
  return mongod === undefined ? startStandIn(context) : startMongod(context, mongod);
}

async function startMongod(context: Context, mongod: string): Promise<Provided> {
  const args = (dataDir: string, port: number) => ['--dbpath', dataDir, '--port', String(port), '--bind_ip', host];
  const address = await run(context, { title: 'MongoDB', command: mongod, dataFolder: 'mongod', args });
  const { output } = await runTool(mongod, ['--version'], { env: context.env });
  const version = /db version v(\S+)/.exec(output)?.[1] ?? 'of unknown version';
  return { address, provider: `MongoDB ${version} (${mongod}), local process` };
}

async function startStandIn(context: Context): Promise<Provided> {
  const { java } = await findJdk(context.env);
  const { classPath, mainClass } = await buildMongoStandIn(context);
  const address = await run(context, {
    title: 'The MongoDB stand-in',
    command: java,
    dataFolder: 'mongo-stand-in',
    args: (dataDir, port) => [
      ...standInFlags(storeHeapMegabytes(context.env)),
      '-cp',
      classPath,
      mainClass,
      join(dataDir, 'store.mv'),
      host,
      String(port),
    ],
  });
  return {
    address,
    provider: `mongo-java-server ${standInVersion} on an H2 file, local process: a stand-in, not a real MongoDB`,
  };
}

interface Server {
  title: string;
  command: string;
  dataFolder: string;
  args: (dataDir: string, port: number) => string[];
}

/** The two kinds of server keep different files, so each has a folder of its own below data/mongo. */
async function run(context: Context, server: Server): Promise<string> {
  const dataDir = join(context.home, 'data', 'mongo', server.dataFolder);
  await stopLeftover(context.home, 'mongo', join(context.home, 'data', 'mongo'));
  const port = await context.port('mongo');
  await mkdir(dataDir, { recursive: true });
  const address = `mongodb://${host}:${port}`;
  context.progress(`starting on ${host}:${port}`);
  await context.start({
    title: server.title,
    command: server.command,
    args: server.args(dataDir, port),
    ready: () => mongoAnswers(address),
    readyWithinMs: 60_000,
    stopWithinMs: 10_000,
  });
  return address;
}
