import type { RunRehearsals } from '@rehearsal/contracts/http/rehearsals';
import { InvalidInputError } from '@rehearsal/platform/errors';
import { hashOf } from '@rehearsal/platform/hash';
import { planRun } from '@rehearsal/rehearsing/planning/plan-run';
import type { Owners } from '../reading/owners.js';
import { refuseUnknownEngine } from './refuse-unknown-engine.js';

/** The run that was asked for. What cannot be run is refused with every place in the body, which `below` is the place of. */
export async function plannedRun(
  owners: Pick<Owners, 'scenario' | 'engines' | 'playsPersons'>,
  asked: RunRehearsals,
  below = '',
) {
  await refuseUnknownEngine(owners, asked.engine, `${below}/engine`);
  const plan = await planRun(
    {
      scenario: owners.scenario,
      digestOf: hashOf,
      engines: () => owners.engines(),
      playsPersons: () => owners.playsPersons(),
    },
    asked,
  );
  if ('order' in plan) return plan.order;
  throw new InvalidInputError(plan.faults.map((fault) => ({ ...fault, pointer: `${below}${fault.pointer}` })));
}
