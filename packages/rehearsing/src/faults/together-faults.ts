import type { Condition, Expectation } from '@rehearsal/contracts/rehearsal/expectation';
import type { TemplateFault } from '@rehearsal/contracts/template/template-faults';
import { operatorsOf } from '../judge/judge-path.js';
import { CHOICES, REPLY } from '../judge/judge-said.js';
import { clashes } from './clashes.js';
import { contradictedActions } from './contradictions.js';
import { demandsOf, type Demand, type Place } from './demand.js';
import { placeOf } from './expectation-faults.js';
import type { Path } from './located.js';

/** An expectation, and where it is written. */
interface Placed {
  readonly expectation: Condition | Expectation;
  readonly at: Path;
}

/** What expectations demand of one and the same value. */
interface About {
  readonly key: string;
  readonly place: Place;
  readonly demands: readonly Demand[];
}

const PHASE = '$.coach_state.current_phase';

/** Expectations that are judged at one moment and can never hold together, or not even by themselves. */
export function togetherFaults(expectations: readonly Placed[]): TemplateFault[] {
  const groups = new Map<string, About>();
  for (const [index, { expectation, at }] of expectations.entries()) {
    const about = aboutOf(expectation, at, index);
    if (about === undefined) continue;
    const key = isApart(expectation, about.place) ? `${index} alone` : about.key;
    const group = groups.get(key);
    groups.set(key, group ? { ...group, demands: [...group.demands, ...about.demands] } : about);
  }
  return [
    ...[...groups.values()].flatMap(({ demands, place }) => clashes(demands, place)),
    ...opposedActions(expectations),
  ];
}

/** What fails nothing may say what else could be, and of many values one may be this and another that. */
const isApart = (expectation: Condition | Expectation, { isSingle }: Place): boolean =>
  failsNothing(expectation) || (expectation.any === true && !isSingle);

const failsNothing = (expectation: Condition | Expectation): boolean =>
  'should' in expectation && expectation.should === true;

function aboutOf(expectation: Condition | Expectation, at: Path, index: number): About | undefined {
  const { path, phase, phases, reply, choices } = expectation;
  const equals = (key: string, value: string | string[]) => [
    { name: 'equals' as const, value, at: [...at, key], called: key, expectation: index },
  ];
  const single = (key: string, shape: Place['shape'], demands: Demand[]) => ({
    key,
    place: { shape, isSingle: true },
    demands,
  });
  if (reply) return single('reply', REPLY, demandsOf(reply, [...at, 'reply'], index));
  if (choices) return single('choices', CHOICES, demandsOf(choices, [...at, 'choices'], index));
  if (phases) return single('phases', undefined, equals('phases', phases));
  const place = placeOf(path ?? PHASE);
  if ((path ?? phase) === undefined || place === undefined || place.faults.length > 0) return undefined;
  return {
    key: place.query.toString(),
    place: { shape: place.shape, isSingle: place.isSingular },
    demands: phase === undefined ? demandsOf(operatorsOf(expectation), at, index) : equals('phase', phase),
  };
}

/** Few enough that each can be held against each. */
const MOST_COMPARED = 100;

function opposedActions(expectations: readonly Placed[]): TemplateFault[] {
  const rules = expectations
    .flatMap(({ expectation, at }) =>
      expectation.actions && !failsNothing(expectation)
        ? [{ actions: expectation.actions, at: [...at, 'actions'] }]
        : [],
    )
    .slice(0, MOST_COMPARED);
  return rules.flatMap((one) =>
    rules.flatMap((other) => (one === other ? [] : contradictedActions(one.actions, one.at, other.actions))),
  );
}
