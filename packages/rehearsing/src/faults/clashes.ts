import type { TemplateFault } from '@rehearsal/contracts/template/template-faults';
import { clash } from './clash.js';
import type { Demand, Place } from './demand.js';
import { faultAt } from './located.js';

/** Each is held against each, so of very many only so many are: a file with thousands must not take minutes to read. */
const MOST_COMPARED = 100;

/** Demands of one value that can never hold together: no coach could pass, and each would be blamed for it. */
export function clashes(demands: readonly Demand[], place: Place): TemplateFault[] {
  const compared = demands.slice(0, MOST_COMPARED);
  return compared.flatMap((demand, index) => {
    // Where both could be blamed the later one is: what was said first stands.
    const witnesses = compared.filter((other, at) => at < index || !isBlamed(other, demand, place));
    const why = witnesses
      .filter((other) => other !== demand)
      .map((other) => clash(demand, other, place, calledBy(demand, other)))
      .find((text) => text !== undefined);
    return why === undefined ? [] : [faultAt(demand.at, why)];
  });
}

const isBlamed = (demand: Demand, other: Demand, place: Place): boolean =>
  clash(demand, other, place, '') !== undefined;

const calledBy = (demand: Demand, { name, called = name, expectation }: Demand): string =>
  expectation === demand.expectation ? called : `${called} of the expectation at ${expectation}`;
