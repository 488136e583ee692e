import { UnavailableError } from '@rehearsal/platform/errors';

/** For what is asked again later, or not needed: that somebody is away is no fault then, and anything else is. */
export function unlessAway(error: unknown): void {
  if (!(error instanceof UnavailableError)) throw error;
}
