import { Anchor, Button, Group, List, Paper, Progress, Text } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { undone, type ShownBulk, type Standing } from './use-bulk.js';

interface Props {
  readonly bulk: ShownBulk;
  readonly onStop: () => void;
  readonly onRepeat: () => void;
  readonly onClose: () => void;
}

const MARKS = { waiting: '·', running: '…', done: '✓', failed: '✗' } as const;

const wordsOf = (standing: Standing): { mark: string; words: string; color?: string } => {
  if (standing === 'waiting') return { mark: MARKS.waiting, words: 'Not begun.' };
  if (standing === 'running') return { mark: MARKS.running, words: 'Under way…' };
  return standing.isDone
    ? { mark: MARKS.done, words: standing.words }
    : { mark: MARKS.failed, words: standing.words, color: 'var(--mantine-color-error)' };
};

const Result = ({ name, standing }: { readonly name: string; readonly standing: Standing }) => {
  const { history } = useRouter();
  const { mark, words, color } = wordsOf(standing);
  const to = typeof standing === 'object' && standing.isDone ? standing.to : undefined;
  return (
    <List.Item>
      <span aria-hidden>{mark} </span>
      <strong>{name}</strong>{' '}
      <Text span size="sm" {...(color !== undefined && { c: color })}>
        {words}
      </Text>{' '}
      {to !== undefined && (
        <Anchor href={history.createHref(to)} aria-label={`Open what came of ${name}`} size="sm" underline="always">
          Open
        </Anchor>
      )}
    </List.Item>
  );
};

/** How far an act on many is, and what came of it for each. */
export const BulkResults = ({ bulk, onStop, onRepeat, onClose }: Props) => {
  const { act, rows, standings, isRunning } = bulk;
  const left = undone(bulk).length;
  const done = rows.length - left;
  return (
    <Paper withBorder radius="md" p="md" mb="md" component="section" aria-label={act.title}>
      <Group justify="space-between" mb="xs">
        <Text fw={600} role="status">
          {act.title}: {done} of {rows.length} done{!isRunning && left > 0 && `, ${left} not`}
        </Text>
        <Group gap="xs">
          {isRunning && (
            <Button size="xs" variant="default" onClick={onStop}>
              Stop
            </Button>
          )}
          {!isRunning && left > 0 && (
            <Button size="xs" onClick={onRepeat}>
              Try {left} again
            </Button>
          )}
          {!isRunning && (
            <Button size="xs" variant="default" onClick={onClose}>
              Close
            </Button>
          )}
        </Group>
      </Group>
      {isRunning && <Progress value={(done * 100) / rows.length} aria-label={act.title} mb="xs" />}
      <List size="sm" listStyleType="none" mah="16rem" style={{ overflowY: 'auto' }} tabIndex={0} aria-label="Results">
        {rows.map(({ id, name }) => (
          <Result key={id} name={name} standing={standings.get(id) ?? 'waiting'} />
        ))}
      </List>
    </Paper>
  );
};
