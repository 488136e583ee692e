import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BackingError } from '../processes/backing-error.js';
import type { Context, Provided } from '../tools/context.js';
import { findJdk } from '../tools/java.js';
import { stopLeftover } from '../processes/leftovers.js';
import { fetchJars } from '../tools/maven.js';
import { redisAnswers } from './probe.js';
import { embeddedRedisServer, redisConfig } from './redis-config.js';
import { findOnPath, runTool, telltale } from '../processes/tool.js';

const jar = { name: 'embedded-redis-1.4.3', artifact: 'com.github.codemonstur:embedded-redis:1.4.3' } as const;

/** A real Redis: the one on PATH, else the binary that the embedded-redis jar carries. */
export async function startRedisLocally(context: Context): Promise<Provided> {
  const onPath = await findOnPath('redis-server', context.env);
  const server = onPath ?? (await binaryFromJar(context));
  const dataDir = join(context.home, 'data', 'redis');
  await stopLeftover(context.home, 'redis', dataDir);
  const port = await context.port('redis');
  await mkdir(dataDir, { recursive: true });
  const settings = join(dataDir, 'redis.conf');
  await writeFile(settings, redisConfig({ dataDir, port }));
  const address = `redis://127.0.0.1:${port}`;
  context.progress(`starting on 127.0.0.1:${port}`);
  await context.start({
    title: 'Redis',
    command: server,
    args: [settings],
    ready: () => redisAnswers(address),
    readyWithinMs: 60_000,
    stopWithinMs: 10_000,
  });
  const { output } = await runTool(server, ['--version'], { env: context.env });
  const version = /v=(\S+)/.exec(output)?.[1] ?? 'of unknown version';
  return { address, provider: `Redis ${version} ${onPath ? `(${onPath})` : `from ${jar.name}.jar`}, local process` };
}

async function binaryFromJar(context: Context): Promise<string> {
  const member = embeddedRedisServer(process.platform, process.arch);
  if (member === undefined) {
    throw new BackingError(
      'UNSUPPORTED_PLATFORM',
      `There is no ready-made Redis for ${process.platform} ${process.arch}; ` +
        'install redis-server so that it is on PATH, or start Docker, or set REDIS_URL.',
    );
  }
  const jars = await fetchJars(context, jar.name, [jar.artifact]);
  const folder = await context.cache.folder(member, async (draft) => {
    const { jar: program } = await findJdk(context.env);
    const args = ['xf', join(jars, `${jar.name}.jar`), member];
    const { ok, output } = await runTool(program, args, { env: context.env, cwd: draft });
    if (!ok) throw new BackingError('FETCH_FAILED', `Redis could not be unpacked from its jar: ${telltale(output)}.`);
    await chmod(join(draft, member), 0o755);
  });
  return join(folder, member);
}
