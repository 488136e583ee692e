import type { Case } from './case.js';
import { destinations } from './destinations.js';
import { falseGreens } from './false-greens.js';
import { houseLimits } from './house-limits.js';
import { k6SaysSo } from './k6-says-so.js';
import { options } from './options.js';
import { phases } from './phases.js';
import { protocols } from './protocols.js';
import { truePasses } from './true-passes.js';

/** Scripts whose truth is known. */
export const corpus: readonly Case[] = [
  ...truePasses,
  ...falseGreens,
  ...k6SaysSo,
  ...phases,
  ...protocols,
  ...destinations,
  ...houseLimits,
  ...options,
];
