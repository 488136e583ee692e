import { MOST_TURNS } from '@rehearsal/contracts/rehearsal/bounds';
import { InputError } from '../../errors.js';

/** A replay has the bound of a trial: throws where more was said. */
export function refuseTooLong(where: string, said: number): void {
  if (said <= MOST_TURNS) return;
  throw new InputError(
    `In ${where} ${said} things were said, and ${MOST_TURNS} are the most of a replay, as of a trial.`,
  );
}
