import { Command } from 'commander';
import { loadConfig, readPort, type CliConfig } from '../config.js';
import { openOutput, type Output } from '../output.js';
import { freeBytes, homeFault, onFullDisk } from '../supervisor/home-fault.js';
import { progressLines } from '../supervisor/progress/progress-lines.js';
import { progressList } from '../supervisor/progress/progress-list.js';
import { services } from '../supervisor/services.js';
import { startSystem, type RunningSystem } from '../supervisor/system.js';
import { loadSamples } from '../scenarios/load-samples.js';

interface UpOptions {
  samples: boolean;
  port?: string;
  json?: boolean;
}

const SAMPLES = 'samples';

export const upCommand = (): Command =>
  new Command('up')
    .option('--no-samples', 'do not load the sample scenarios')
    .option('--port <port>', 'where the gateway listens (default: REHEARSAL_PORT, else 8080; 0 takes a free one)')
    .option('--json', 'print one JSON document once the system is ready')
    .action(up);

async function up(options: UpOptions): Promise<void> {
  const config = loadConfig();
  if (options.port !== undefined) config.port = readPort('--port', options.port);
  const output = openOutput(config, options);
  const stopAsked = untilStopAsked(output);
  const system = await Promise.race([start(config, options, output), stopAsked]);
  if (system === 'stop') {
    // Not everything was up yet; what was started ends with this process.
    process.exit(0);
  }
  output.result(summaryOf(system), () => welcome(system, config, output));
  const reason = await Promise.race([system.broken, stopAsked]);
  const why = onFullDisk(config.home, reason, await freeBytes(config.home));
  output.note(reason === 'stop' ? 'Stopping…' : `rehearse: ${why} Stopping what is left…`);
  await system.stop();
  output.note('Stopped. The data stays for the next start.');
  if (reason !== 'stop') process.exitCode = 1;
}

async function start(config: CliConfig, { samples }: UpOptions, output: Output): Promise<RunningSystem> {
  const steps = ['kafka', 'redis', 'mongo', 'k6', ...services.map(({ name }) => name), ...(samples ? [SAMPLES] : [])];
  const progress = output.interactive ? progressList(steps, output) : progressLines(output);
  try {
    const system = await startSystem({ config, progress }).catch(async (error: unknown) => {
      throw homeFault(config.home, error, await freeBytes(config.home));
    });
    try {
      if (samples) progress.done(SAMPLES, await loadSamples(config, system));
      return system;
    } catch (error) {
      progress.failed(SAMPLES, (error as Error).message);
      await system.stop();
      throw error;
    }
  } finally {
    await progress.close();
  }
}

/** Ctrl-C or SIGTERM; asked a second time, the process ends at once and takes everything with it. */
function untilStopAsked({ note }: Output): Promise<'stop'> {
  return new Promise((resolve) => {
    let asked = 0;
    const ask = () => {
      asked += 1;
      if (asked === 2) note('Asked twice: ending everything at once.');
      if (asked === 2) process.exit(1);
      resolve('stop');
    };
    process.on('SIGINT', ask);
    process.on('SIGTERM', ask);
    process.on('SIGHUP', ask);
  });
}

const summaryOf = ({ url, signInUrl, providers, services: running }: RunningSystem) => ({
  url,
  sign_in_url: signInUrl,
  pid: process.pid,
  providers,
  services: running,
});

function welcome({ url, signInUrl, providers }: RunningSystem, { home }: CliConfig, { colors }: Output): string {
  const row = (name: string, text: string) => `  ${name.padEnd(9)} ${text}`;
  return [
    '',
    `${colors.bold('Rehearsal is ready at')} ${colors.cyan(url)}`,
    '',
    row('Sign in', `${colors.cyan(signInUrl)} (works once)`),
    row('Kafka', providers['kafka'] ?? ''),
    row('Redis', providers['redis'] ?? ''),
    row('MongoDB', providers['mongo'] ?? ''),
    row('k6', providers['k6'] ?? ''),
    row('Home', `${home} (logs in ${home}/logs)`),
    '',
    'Stop it with Ctrl-C; the next start finds the data again.',
  ].join('\n');
}
