import type { LoadRunParameters } from '@rehearsal/contracts/load/load-run';
import { hashOf } from '@rehearsal/platform/hash';

/** What is printed, kept or asked of a run changes nothing of its load. */
const WITHOUT_EFFECT = ['debug', 'raw_points', 'house_limits'] as const satisfies (keyof LoadRunParameters)[];

/** The same for runs of one test that sent the same load to the same target, so that their figures can be compared. */
export function likenessKey({ target, parameters }: { target: string; parameters: LoadRunParameters }): string {
  const load: LoadRunParameters = { ...parameters };
  for (const name of WITHOUT_EFFECT) Reflect.deleteProperty(load, name);
  return hashOf({ ...load, target }).slice(0, 16);
}
