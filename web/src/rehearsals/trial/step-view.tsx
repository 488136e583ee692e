import { Text, Title } from '@mantine/core';
import { MessageBubble } from '../../chat/talk/message-bubble.js';
import { ResultList } from './result-list.js';
import type { ShownStep } from '@rehearsal/rehearsing/shown/shown-steps';
import { TurnView } from './turn-view.js';
import { exactly } from '../../time/exact.js';

interface Props {
  readonly shown: ShownStep;
  readonly onFork: ((version: number) => void) | undefined;
}

const KINDS: Readonly<Record<NonNullable<ShownStep['kind']>, string>> = {
  say: 'says something',
  choose: 'takes a choice',
  advance_clock: 'the clock moves',
  converse: 'answers by themselves',
};

/** One step of the script: its turns, then what was expected of it. */
export const StepView = ({ shown: { step, kind, clock, turns, unanswered, results }, onFork }: Props) => (
  <section className="step" id={`step-${step}`} tabIndex={-1} aria-label={`Step ${step}`}>
    <Title order={3} size="h6">
      Step {step}{' '}
      <Text span size="xs" c="dimmed" fw={400}>
        {kind === null ? 'did not run any more' : KINDS[kind]}
      </Text>
    </Title>
    {clock !== undefined && (
      <Text size="sm">
        The person’s clock shows <time dateTime={clock}>{exactly(clock)}</time>.
      </Text>
    )}
    {turns.map((turn, index) => (
      <TurnView key={index} shown={turn} onFork={onFork} />
    ))}
    {unanswered && (
      <div className="turn">
        <MessageBubble from="user" name={unanswered.chosen ? 'Person, choosing' : 'Person'}>
          {unanswered.said}
        </MessageBubble>
        <Text size="xs" c="dimmed">
          There was no answer to this, and the trial ended.
        </Text>
      </div>
    )}
    <ResultList label={`Expectations of step ${step}`} results={results} />
  </section>
);
