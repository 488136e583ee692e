import { readable } from '../json/readable.js';
import { faultsOf, type TemplateFault } from '../template/template-faults.js';
import { Rehearsals, type Rehearsal } from './rehearsal.js';

type RehearsalsCheck = { ok: true; rehearsals: Rehearsal[] } | { ok: false; faults: TemplateFault[] };

/** Checks the shape of rehearsals and reports every fault at once; pointers are into the list. */
export function checkRehearsals(input: unknown): RehearsalsCheck {
  const parsed = Rehearsals.safeParse(input, { error: readable });
  return parsed.success
    ? { ok: true, rehearsals: parsed.data }
    : { ok: false, faults: faultsOf(parsed.error.issues).map((fault) => ({ ...fault, section: 'rehearsals' })) };
}
