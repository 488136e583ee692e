import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openClient } from '@rehearsal/client/client';
import type { GivenCommand } from '@rehearsal/client/commands';
import { Command } from 'commander';
import { findConnection, type Connection } from '../connection.js';
import { loadConfig, type CliConfig } from '../config.js';
import { StoryEnded, storyteller, type Step } from '../demo/steps.js';
import { tellStory } from '../demo/story.js';
import { EXIT } from '../exit-codes.js';
import { openOutput, type Output } from '../output.js';
import type { CommonOptions } from '../session.js';
import { layoutOf } from '../supervisor/layout.js';
import { progressLines } from '../supervisor/progress/progress-lines.js';
import { startSystem } from '../supervisor/system.js';
import { runningSystem } from '../supervisor/system-file.js';

export const demoCommand = (): Command => new Command('demo').option('--json', 'print one JSON document').action(demo);

async function demo(options: CommonOptions): Promise<void> {
  const config = loadConfig();
  const output = openOutput(config, options);
  const { step, reports } = storyteller(output);
  try {
    await onStage(config, output, step, (connection) => perform(config, connection, step));
  } catch (error) {
    // The step that ended the story has told why.
    if (!(error instanceof StoryEnded)) throw error;
  }
  const ok = reports.every((report) => report.ok);
  output.result({ steps: reports, ok }, () =>
    ok ? 'That is the story: every step did what it says.' : 'The story ended early.',
  );
  if (!ok) process.exitCode = EXIT.failure;
}

async function perform({ repository }: CliConfig, { url, token }: Connection, step: Step): Promise<void> {
  const commands: GivenCommand[] = [];
  const api = openClient({ url, token: () => token, given: (command) => commands.push(command) });
  await tellStory({ api, repository, commands }, step);
}

/** On the system that is running, else on one that lives as long as the story, in a home of its own. */
async function onStage(
  config: CliConfig,
  output: Output,
  step: Step,
  play: (connection: Connection) => Promise<void>,
): Promise<void> {
  if (config.url !== undefined || (await runningSystem(layoutOf(config.home)))) {
    const connection = await step('find the system', async () => {
      const found = await findConnection(config);
      return { value: found, detail: found.url };
    });
    return play(connection);
  }
  const home = await mkdtemp(join(tmpdir(), 'rehearsal-demo-'));
  let stop = () => Promise.resolve();
  // What is not up yet ends with this process.
  const leave = () => void stop().finally(() => process.exit(130));
  process.once('SIGINT', leave).once('SIGTERM', leave);
  try {
    const system = await step('start a system', async () => {
      const started = await startSystem({ config: { ...config, home, port: 0 }, progress: progressLines(output) });
      return { value: started, detail: `${Object.keys(started.services).length} services at ${started.url}` };
    });
    stop = system.stop;
    try {
      await play(system);
    } finally {
      await step('stop it again', async () => {
        await stop();
        return { value: undefined, detail: 'nothing is left running' };
      });
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
