import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';
import { LIMITS, temporaryFolder } from './run.js';

const sources = join(dirname(fileURLToPath(import.meta.url)), '../k6');

/**
 * Starts a Node process that starts k6 as a worker does, so that a test can kill it without ceremony.
 * Resolves with both process ids once k6 runs.
 */
export async function startHolder(start: { k6: string; script: string; withoutSetpriv: boolean }) {
  const folder = await temporaryFolder();
  await symlink(join(sources, '../../../../node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  for (const name of ['process', 'each-line', 'kill-group', 'limits', 'on-path', 'point-pipe']) {
    const { code } = await transform(await readFile(join(sources, `${name}.ts`), 'utf8'), {
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    });
    await writeFile(join(folder, `${name}.js`), code);
  }
  const options = {
    ...start,
    arguments: ['run', '--quiet', '--address', '', start.script],
    pointPipe: join(folder, 'points'),
    environment: {},
    limits: LIMITS,
    cwd: folder,
  };
  await writeFile(
    join(folder, 'holder.mjs'),
    `import { makePointPipe } from './point-pipe.js';
     import { startK6 } from './process.js';
     const ignore = () => undefined;
     const options = ${JSON.stringify(options)};
     await makePointPipe(options.pointPipe);
     console.log((await startK6({ ...options, onPoint: ignore, onPrinted: ignore, onLog: ignore })).pid);`,
  );
  const holder = spawn(process.execPath, [join(folder, 'holder.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(holder.stdout, 'data')) as [Buffer];
  return { kill: () => holder.kill('SIGKILL'), k6Pid: Number(line.toString()) };
}
