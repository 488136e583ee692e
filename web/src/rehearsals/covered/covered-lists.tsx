import '../verdict/listed.css';
import { Badge, Group, SimpleGrid, Text } from '@mantine/core';
import type { Coverage, Covered } from '@rehearsal/rehearsing/covered/coverage';
import { Part } from '../../parts/part.js';
import { wordsOf } from '../../components/phases/phase-words.js';

const PARTS = [
  { part: 'phases', title: 'Phases', isWord: true },
  { part: 'transitions', title: 'Transitions', isWord: true },
  { part: 'categories', title: 'Categories', isWord: true },
  { part: 'questions', title: 'Questions', isWord: true },
  { part: 'choices', title: 'Choices that the coach offered', isWord: false },
] as const;

interface Props {
  readonly title: string;
  readonly covered: readonly Covered[];
  readonly isWord: boolean;
}

const nameOf = (name: string, isWord: boolean): string =>
  isWord ? name.split(' → ').map(wordsOf).join(' → ') : `“${name}”`;

const Covering = ({ title, covered, isWord }: Props) => {
  const reached = covered.filter(({ trials }) => trials > 0);
  const never = covered.filter(({ trials }) => trials === 0);
  return (
    <Part title={`${title}: ${reached.length} of ${covered.length}`}>
      <ul className="listed" aria-label={title}>
        {reached.map(({ name, trials }) => (
          <li key={name} style={{ paddingBlock: 4 }}>
            <Group justify="space-between" wrap="nowrap">
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {nameOf(name, isWord)}
              </Text>
              <Text size="sm">{trials}</Text>
            </Group>
          </li>
        ))}
        {never.length > 0 && (
          <li>
            <Text size="xs" c="dimmed" mb={4}>
              Never
            </Text>
            <Group gap={4}>
              {never.map(
                ({ name }) =>
                <Badge key={name} variant="light" color="orange" tt="none" fw={500} h="auto" styles={{ label: { whiteSpace: 'normal' } }}>{nameOf(name, isWord)}</Badge>, // prettier-ignore
              )}
            </Group>
          </li>
        )}
      </ul>
    </Part>
  );
};

/** What the trials went through, by how many of them, and what none did. */
export const CoveredLists = ({ coverage }: { readonly coverage: Coverage }) => (
  <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
    {PARTS.map(({ part, title, isWord }) => (
      <Covering key={part} title={title} covered={coverage[part]} isWord={isWord} />
    ))}
  </SimpleGrid>
);
