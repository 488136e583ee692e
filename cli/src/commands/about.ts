import { Command } from 'commander';
import type { SystemAbout } from '@rehearsal/contracts/http/system/settings';
import { withSession, type CommonOptions } from '../session.js';
import { table } from '../table.js';

export const aboutCommand = (): Command =>
  new Command('about').option('--json', 'print one JSON document').action(about);

const about = (options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const { version, node, since, parts, checkpoint } = await api.get<SystemAbout>('/about');
    const rows = parts.map((part) => [part.name, part.version ?? 'not told', part.provider ?? '']);
    const signed =
      checkpoint === null ? 'none yet' : `number ${checkpoint.seq} at ${checkpoint.at}, by key ${checkpoint.key}`;
    output.result({ version, node, since, parts, checkpoint }, () =>
      [
        `Rehearsal ${version} on Node ${node}, since ${since}`,
        table(output.colors, ['PART', 'VERSION', 'FROM'], rows),
        `Newest checkpoint of the audit log: ${signed}`,
      ].join('\n'),
    );
  });
