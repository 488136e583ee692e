import { canonicalJson } from '@rehearsal/contracts/coaching/canonical';
import type { Expectation } from '@rehearsal/contracts/rehearsal/expectation';
import type { TemplateFault } from '@rehearsal/contracts/template/template-faults';
import { faultAt, type Path } from './located.js';

type Rules = NonNullable<Expectation['actions']>;

/** Actions that are required and forbidden, or that may not come at all, by the same rules or by those of another expectation. */
export function contradictedActions(rules: Rules, at: Path, barred: Rules = rules): TemplateFault[] {
  const { forbidden = [], at_most = {} } = barred;
  return (['required', 'in_order'] as const).flatMap((rule) =>
    (rules[rule] ?? []).flatMap((pattern, index) => {
      const place = [...at, rule, index];
      const type = typeof pattern === 'string' ? pattern : pattern.action_type;
      // Forbidden by its type alone it is forbidden whatever its parameters are.
      if (forbidden.some((one) => one === type || canonicalJson(one) === canonicalJson(pattern)))
        return [faultAt(place, 'is forbidden too, so both can never hold')];
      return at_most[type] === 0 ? [faultAt(place, `cannot come where at_most of ${type} is 0`)] : [];
    }),
  );
}

/** A phase is entered again only from another one. */
export const repeatedPhases = (phases: readonly string[], at: Path): TemplateFault[] =>
  phases.flatMap((phase, index) =>
    index > 0 && phase === phases[index - 1]
      ? [faultAt([...at, index], 'is the phase before it, and a phase is entered once until it is left')]
      : [],
  );
