import { expect, it } from '@jest/globals';
import { RehearsalConfig } from '../config.js';
import { turnLimitMs } from './turn-limit.js';

const LONGEST_OF_AN_ENGINE_SECONDS = 600;

it('a trial waits longer for an answer than the slowest engine may take, however little is added for outages', () => {
  const asConfigured = RehearsalConfig.shape.TRIAL_TURN_SECONDS.parse(undefined) * 1000;
  expect(turnLimitMs({ turn_seconds: LONGEST_OF_AN_ENGINE_SECONDS }, asConfigured)).toBe(900_000);
  expect(turnLimitMs({ turn_seconds: LONGEST_OF_AN_ENGINE_SECONDS }, 1000)).toBeGreaterThan(600_000);
  expect(turnLimitMs({}, asConfigured)).toBe(asConfigured);
});
