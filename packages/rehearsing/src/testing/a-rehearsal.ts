import { checkRehearsals } from '@rehearsal/contracts/rehearsal/check-rehearsals';
import type { Rehearsal } from '@rehearsal/contracts/rehearsal/rehearsal';

/** A rehearsal as its file is read. */
export function aRehearsal(written: object): Rehearsal {
  const checked = checkRehearsals([{ name: 'of the test', script: [{ say: 'Hello' }], ...written }]);
  const [rehearsal] = checked.ok ? checked.rehearsals : [];
  if (!rehearsal) throw new Error(JSON.stringify(checked));
  return rehearsal;
}

export const aPerson = { user: { first_name: 'Ada', last_name: 'Lovelace' }, coach_state: {} };
