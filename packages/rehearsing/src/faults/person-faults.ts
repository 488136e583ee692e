import type { Rehearsal } from '@rehearsal/contracts/rehearsal/rehearsal';
import type { TemplateFault } from '@rehearsal/contracts/template/template-faults';
import { faultAt, type Path } from './located.js';

/** What is said of a person and could never show: whoever wrote it waits for something that does not come. */
export function personFaults({ person, script }: Pick<Rehearsal, 'person' | 'script'>, at: Path): TemplateFault[] {
  if (person === undefined) return [];
  const conversations = script.flatMap(({ converse }) => converse ?? []);
  if (conversations.length === 0)
    return [faultAt(at, 'is never asked: no step of the script is one of `converse`, in which the person answers')];
  const turns = conversations.reduce((sum, { at_most }) => sum + at_most, 0);
  const unsaid = (person.says?.length ?? 0) > turns;
  return [
    ...(person.engine === 'offline' && person.character !== undefined
      ? [faultAt([...at, 'character'], 'is for a language model, and this person is offline: say "engine": "model"')]
      : []),
    ...(unsaid
      ? [faultAt([...at, 'says', turns], `is never said: the script converses for at most ${turns} turns in all`)]
      : []),
  ];
}
