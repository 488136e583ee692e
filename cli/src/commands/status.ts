import { Command } from 'commander';
import { loadConfig } from '../config.js';
import { CliError } from '../errors.js';
import { openOutput, tick } from '../output.js';
import type { CommonOptions } from '../session.js';
import { layoutOf } from '../supervisor/layout.js';
import { isReady } from '../supervisor/readiness.js';
import { runningSystem } from '../supervisor/system-file.js';

export const statusCommand = (): Command =>
  new Command('status')
    .description('say what runs from this home and whether it is well; exits 1 when it is not')
    .option('--json', 'print one JSON document')
    .action(status);

async function status(options: CommonOptions): Promise<void> {
  const config = loadConfig();
  const output = openOutput(config, options);
  const found = await runningSystem(layoutOf(config.home));
  if (found === undefined) throw new CliError(`No system runs from ${config.home}; start one with \`npm start\`.`);
  if (found.system === undefined)
    throw new CliError(`The system in ${config.home} (process ${found.pid}) is starting or stopping.`);
  const { system } = found;
  const services = await Promise.all(
    Object.entries(system.services).map(async ([name, service]) => ({
      name,
      ...service,
      ready: await isReady(service.url),
    })),
  );
  const ok = services.every(({ ready }) => ready);
  output.result({ ok, ...system, services }, () =>
    [
      `${system.url}, process ${system.pid}, since ${system.started_at}`,
      ...services.map(
        ({ name, pid, restarts, ready }) =>
          `${tick(output.colors, ready)} ${name.padEnd(18)} process ${pid}${restarts > 0 ? `, started again ${restarts === 1 ? 'once' : `${restarts} times`}` : ''}`,
      ),
    ].join('\n'),
  );
  if (!ok) process.exitCode = 1;
}
