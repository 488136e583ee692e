import { expect, it } from '@jest/globals';
import { medianOf } from './median.js';

it.each([
  [[], undefined],
  [[7], 7],
  [[30, 10, 20], 20],
  [[40, 10, 20, 30], 25],
])('of %j it is %s', (numbers, median) => expect(medianOf(numbers)).toBe(median));
