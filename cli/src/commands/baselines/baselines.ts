import { Command } from 'commander';
import { compareCommand } from './compare.js';
import { pinCommand } from './pin.js';
import { showCommand } from './show.js';
import { trendCommand } from './trend.js';
import { unpinCommand } from './unpin.js';

export const baselinesCommand = (): Command =>
  new Command('baselines')
    .description('what load runs are held against: pin, compare, trend')
    .addCommand(pinCommand())
    .addCommand(showCommand())
    .addCommand(unpinCommand())
    .addCommand(compareCommand())
    .addCommand(trendCommand());
