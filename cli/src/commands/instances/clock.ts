import { Command, Option } from 'commander';
import { durationText } from '@rehearsal/contracts/instance/duration';
import { moveClock, readClock } from '@rehearsal/client/resources/instances';
import { readId } from '../../input/read-id.js';
import { withSession, type CommonOptions } from '../../session.js';

interface ClockOptions extends CommonOptions {
  set?: string;
  advance?: string;
}

export const clockCommand = (): Command =>
  new Command('clock')
    .description("show a test user's clock, or move it ahead; a reset takes it back to where it began")
    .argument('<instance>', 'id of the instance', readId)
    .addOption(new Option('--set <time>', 'to this moment, such as 2026-03-01T09:00:00Z').conflicts('advance'))
    .option('--advance <time>', 'by this length of time, such as 3d, 1h30m or P3D')
    .option('--json', 'print one JSON document')
    .action(clock);

const clock = (id: string, { set, advance, ...options }: ClockOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const shown =
      set === undefined && advance === undefined
        ? await readClock(api, id)
        : (await moveClock(api, id, set === undefined ? { advance: advance ?? '' } : { set })).clock;
    output.result(
      shown,
      () => `${shown.now}, ${shown.stands ? 'where it stands until it is moved' : distance(shown.offset_ms)}`,
    );
  });

const distance = (offsetMs: number): string =>
  offsetMs === 0 ? 'real time' : `${durationText(offsetMs / 1000)} ${offsetMs > 0 ? 'ahead of' : 'behind'} real time`;
