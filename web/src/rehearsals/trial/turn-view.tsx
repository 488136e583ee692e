import { Badge, Button, Group, Text } from '@mantine/core';
import { MessageBubble } from '../../chat/talk/message-bubble.js';
import { SpokenText } from '../../chat/talk/spoken-text.js';
import { Folded } from '../../components/tables/folded.js';
import { PhaseBadge } from '../../components/phases/phase-badge.js';
import { DifferenceTable } from '../../versions/difference-table.js';
import { countOf, turnTimeWords } from '../verdict/measures.js';
import { ActionList } from './action-list.js';
import { changesBeside, type ShownTurn } from '@rehearsal/rehearsing/shown/shown-steps';

interface Props {
  readonly shown: ShownTurn;
  /** Makes another test user who is as this one was before the turn; absent where that cannot be done. */
  readonly onFork: ((version: number) => void) | undefined;
}

/** So many are read at a glance. */
const FEW_CHANGES = 3;

/** Both sides of a turn, what the coach did in it, and what that changed. */
export const TurnView = ({ shown: { turn, record }, onFork }: Props) => {
  const changes = record ? changesBeside(record) : [];
  return (
    <div className="turn">
      <MessageBubble from="user" name={turn.chosen ? 'Person, choosing' : 'Person'}>
        {turn.said}
      </MessageBubble>
      <MessageBubble from="coach" name="Coach">
        <SpokenText>{turn.reply}</SpokenText>
      </MessageBubble>
      {turn.choices.length > 0 && (
        <Group gap={4} component="ul" aria-label="Choices that the coach offered" className="choices">
          {turn.choices.map((choice) => (
            <Badge key={choice} component="li" variant="outline" color="gray" tt="none" fw={500}>
              {choice}
            </Badge>
          ))}
        </Group>
      )}
      <ActionList actions={turn.actions} />
      <Group gap="xs" mt={4}>
        <PhaseBadge phase={turn.phase} />
        {record && (
          <Text size="xs" c="dimmed">
            {turnTimeWords(record)}
          </Text>
        )}
        {record && onFork && (
          <Button size="compact-xs" variant="subtle" onClick={() => onFork(record.version_before)}>
            Fork before this turn
          </Button>
        )}
      </Group>
      {changes.length > 0 && (
        <Folded
          summary={countOf(changes.length, 'change of the state', 'changes of the state')}
          isOpenAtFirst={changes.length <= FEW_CHANGES}
        >
          {() => <DifferenceTable differences={changes} />}
        </Folded>
      )}
      {record && record.prompt !== '' && (
        <Folded summary="Prompt">{() => <pre className="raw">{record.prompt}</pre>}</Folded>
      )}
    </div>
  );
};
