import { withHint } from '@rehearsal/contracts/text/suggest';
import type { Operators } from '@rehearsal/contracts/rehearsal/operators';
import type { TemplateFault } from '@rehearsal/contracts/template/template-faults';
import { faultAt, type Path } from './located.js';

/** Demands of a reply that say nothing about it: it is there wherever something was said, and there is one. */
export const replyFaults = (operators: Operators, at: Path, isAnswered: boolean): TemplateFault[] => {
  const never = 'can never hold: whatever is said is answered';
  return [
    ...(isAnswered && operators.absent ? [faultAt([...at, 'absent'], never)] : []),
    ...(isAnswered && operators.equals === null ? [faultAt([...at, 'equals'], never)] : []),
    ...(operators.count === undefined ? [] : [faultAt([...at, 'count'], 'counts many, and there is one reply')]),
  ];
};

/** Choices are a list always, an empty one where none are offered. */
export const choicesFaults = ({ absent, equals }: Operators, at: Path): TemplateFault[] => {
  const names = [...(absent ? ['absent'] : []), ...(equals === null ? ['equals'] : [])];
  const message = 'can never hold: choices are a list, and an empty one where none are offered.';
  return names.map((name) => faultAt([...at, name], withHint(message, '"count": 0')));
};
