import { Text, UnstyledButton } from '@mantine/core';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { Turn } from '@rehearsal/contracts/instance/turn';
import { useState } from 'react';
import { wordsOf } from '../../../components/phases/phase-words.js';
import { knownFacts, toldFacts, turnWords, type TurnFacts } from './turn-words.js';

interface Props {
  /** What it answers, and the answer. */
  readonly said: InstanceView['chat_messages'][number] | undefined;
  readonly answered: InstanceView['chat_messages'][number];
  /** What the conversation tells of what the coach did with it. */
  readonly actions: readonly InstanceView['actions'][number][];
  /** Undefined: not known, or not yet. */
  readonly turn: Turn | undefined;
}

/** What the coach did, a line each: what was applied, then what the rules refused. */
const doneLines = (turn: Turn | undefined, actions: Props['actions']): string[] => {
  if (turn?.end == null) return actions.map(({ result_summary: summary }) => summary);
  const { actions: applied, refused_actions: refused } = turn.end;
  return [
    ...applied.map(({ summary }) => summary),
    ...refused.map(({ action, reason }) => `Refused: ${action.action_type}. ${reason}`),
  ];
};

/** What the line may have no room for: all of it, and the phases by their names. */
const wholeWords = (words: string, phase: TurnFacts['phase']): string => {
  if (phase === undefined) return words;
  const names = [phase.before, phase.after].flatMap((each) => (each === undefined ? [] : [wordsOf(each)]));
  return `${words} (${names.join(' → ')})`;
};

/** Between an answer and what is said next: what came of the turn, and on request each thing that the coach did. */
export const TurnFoot = ({ said, answered, actions, turn }: Props) => {
  const [isOpen, setOpen] = useState(false);
  const facts = turn === undefined ? toldFacts(said, answered, actions) : knownFacts(turn);
  const words = turnWords(facts);
  const lines = doneLines(turn, actions);
  if (words === '') return null;
  return (
    <div className="turn-foot">
      <div className="turn-line" title={wholeWords(words, facts.phase)}>
        {lines.length === 0 ? (
          <span>{words}</span>
        ) : (
          <UnstyledButton aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {words}
          </UnstyledButton>
        )}
      </div>
      {isOpen && (
        <Text component="ul" size="xs">
          {lines.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </Text>
      )}
    </div>
  );
};
