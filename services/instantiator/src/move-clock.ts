import { clockAt, clockTime, isStanding } from '@rehearsal/contracts/instance/clock';
import { Refusal } from '@rehearsal/platform/errors';
import type { Decide } from './decide.js';
import { existing } from './existing.js';

/** Dates are written with four digits for the year, and a coach has no use for more. */
const LATEST = Date.parse('2999-12-31T23:59:59.999Z');

/**
 * Only ahead: a session whose messages go back in time is one that nobody could have had. The clock runs on from where it
 * was set, unless it is one that stands.
 */
export const moveClock: Decide<'MoveClock'> = (state, data, context) => {
  const { clock } = existing(state, context, 'test');
  const from = clockTime(clock, context.now);
  const to = 'set' in data ? Date.parse(data.set) : Date.parse(from) + data.advance_seconds * 1000;
  if (to < Date.parse(from)) {
    throw new Refusal(
      'CLOCK_GOES_BACK',
      `The clock of "${context.id}" shows ${from} and never goes back: give a later time, or reset the instance, which also resets its clock.`,
    );
  }
  if (to > LATEST) throw new Refusal('CLOCK_TOO_FAR', 'A clock goes to the end of the year 2999.');
  const moment = new Date(to).toISOString();
  return [{ type: 'ClockMoved', data: { from, to: moment, clock: clockAt(moment, context.now, isStanding(clock)) } }];
};
