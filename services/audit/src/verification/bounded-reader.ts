import { PlatformError } from '@rehearsal/platform/errors';
import type { EntryReader } from '../entries/entries.js';

/** The log is too long to be verified within one request. Whether it holds is not known. */
class VerificationTooLongError extends PlatformError {
  constructor(seconds: number, checked: number) {
    super(
      'VERIFICATION_TOO_LONG',
      504,
      `The verification was ended after ${seconds} s, with ${checked} entries followed along their chains; a part ` +
        'of the log is not judged, and asking again gives the same. Raise VERIFY_SECONDS, or verify a copy of the database on a faster machine.',
    );
  }
}

/** Reads for so long and then no more, so that whoever waits is told, and nothing goes on for nobody. */
export function boundedReader(entries: EntryReader, seconds: number, now: () => number = Date.now): EntryReader {
  const deadline = now() + seconds * 1000;
  let checked = 0;
  const inTime = () => {
    if (now() >= deadline) throw new VerificationTooLongError(seconds, checked);
  };
  return {
    places: async function* () {
      for await (const place of entries.places()) {
        inTime();
        yield place;
      }
    },
    between: async (chain, from, to) => {
      inTime();
      const page = await entries.between(chain, from, to);
      checked += page.length;
      return page;
    },
    placesOf: (eventIds) => entries.placesOf(eventIds),
    hashesOf: (ids) => {
      inTime();
      return entries.hashesOf(ids);
    },
  };
}
