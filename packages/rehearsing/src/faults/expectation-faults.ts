import type { Condition, Expectation } from '@rehearsal/contracts/rehearsal/expectation';
import type { TemplateFault } from '@rehearsal/contracts/template/template-faults';
import { operatorsOf } from '../judge/judge-path.js';
import { CHOICES, REPLY } from '../judge/judge-said.js';
import { checkedPath } from '../paths/checked-path.js';
import { actionFaults } from './action-faults.js';
import { repeatedPhases } from './contradictions.js';
import { faultsOfReading, type Path } from './located.js';
import { operatorFaults } from './operator-faults.js';
import { choicesFaults, replyFaults } from './said-faults.js';

/** What is wrong with one expectation by itself; `isAnswered`: whether the coach has said something when it is judged. */
export function expectationFaults(
  expectation: Condition | Expectation,
  at: Path,
  { isAnswered }: { isAnswered: boolean },
): TemplateFault[] {
  const { path, unchanged, reply, choices, actions, phases } = expectation;
  const paths = Array.isArray(unchanged) ? unchanged : [];
  const toReply = [...at, 'reply'];
  const toChoices = [...at, 'choices'];
  return [
    ...(path === undefined ? [] : pathFaults(path, [...at, 'path'])),
    ...paths.flatMap((source, index) => pathFaults(source, [...at, 'unchanged', index])),
    ...operatorFaults(operatorsOf(expectation), path === undefined ? undefined : placeOf(path)?.shape, at),
    ...(reply ? [...operatorFaults(reply, REPLY, toReply), ...replyFaults(reply, toReply, isAnswered)] : []),
    ...(choices ? [...operatorFaults(choices, CHOICES, toChoices), ...choicesFaults(choices, toChoices)] : []),
    ...(actions ? actionFaults(actions, [...at, 'actions']) : []),
    ...(phases ? repeatedPhases(phases, [...at, 'phases']) : []),
  ];
}

const pathFaults = (source: string, at: Path): TemplateFault[] => faultsOfReading(at, () => checkedPath(source).faults);

/** Where a path leads; of one that is wrong nothing is known, and its own fault is told. */
export function placeOf(source: string): ReturnType<typeof checkedPath> | undefined {
  let place: ReturnType<typeof checkedPath> | undefined;
  faultsOfReading([], () => {
    place = checkedPath(source);
    return [];
  });
  return place;
}
