import { Command, Option } from 'commander';
import { forkInstance } from '@rehearsal/client/resources/instances';
import { seedNumber, wholeNumber } from '../../input/read-number.js';
import { readId } from '../../input/read-id.js';
import { withSession, type CommonOptions } from '../../session.js';

interface ForkOptions extends CommonOptions {
  at?: number;
  after?: string;
  engine?: string;
  seed?: number;
  label?: string;
  ttl?: string;
}

export const forkCommand = (): Command =>
  new Command('fork')
    .description('make a test instance of another as it was: now, at a version, or right after a message')
    .argument('<instance>', 'id of the instance', readId)
    .addOption(new Option('--at <version>', 'as it was at this version').argParser(wholeNumber).conflicts('after'))
    .option('--after <message>', 'as it was after the message with this id')
    .option('--engine <name>', 'the coach that answers it from there on (default: that of its source)')
    .option('--seed <number>', 'the seed it has from there on (default: that of its source)', seedNumber)
    .option('--label <text>', 'what to call it')
    .option('--ttl <time>', 'delete it by itself after this time, such as 2h or P1D')
    .option('--json', 'print one JSON document')
    .action(fork);

const fork = (source: string, { at, after, engine, seed, label, ttl, ...options }: ForkOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const instance = await forkInstance(api, source, {
      ...(at !== undefined && { at_version: at }),
      ...(after !== undefined && { after_message_id: after }),
      ...(engine !== undefined && { engine }),
      ...(seed !== undefined && { seed }),
      ...(label !== undefined && { label }),
      ...(ttl !== undefined && { ttl }),
    });
    const from = instance.forked_from;
    output.result(
      instance,
      () => `${instance.id} is ${from?.instance_id ?? source} as it was at version ${from?.version ?? 0}.`,
    );
  });
