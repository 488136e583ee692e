import './fields.css';
import { ActionIcon, Badge, Group, Text, UnstyledButton } from '@mantine/core';
import { jsonPointer } from '@rehearsal/contracts/json/pointer';
import type { ReactNode } from 'react';
import { isWithin, useFormDocument } from '../text/form-document.js';
import type { Path } from '../text/change-text.js';
import { labelOf } from '../text/schema.js';

interface Props {
  readonly noun: string;
  readonly index: number;
  readonly count: number;
  readonly path: Path;
  readonly entry: unknown;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onSwap: (other: number) => void;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

const MOST_WORDS = 3;

/** What an entry says at a glance: its first words. */
const glanceOf = (entry: unknown): string => {
  if (typeof entry !== 'object' || entry === null) return typeof entry === 'string' ? labelOf(entry) : '';
  const words = Object.values(entry).filter((value) => typeof value === 'string' && value !== '') as string[];
  return words
    .slice(0, MOST_WORDS)
    .map((word) => (/^[A-Z]+(_[A-Z]+)*$/.test(word) ? labelOf(word) : word))
    .join(' · ');
};

/** One entry of a list, on one line until it is opened. */
export const EntryCard = ({ noun, index, count, path, entry, isOpen, onToggle, onSwap, onRemove, children }: Props) => {
  const { faults } = useFormDocument();
  const place = jsonPointer(path);
  const wrong = faults.filter(({ pointer }) => isWithin(pointer, place)).length;
  const name = `${noun} ${index + 1}`;
  return (
    <div className="entry" data-entry={place}>
      <Group wrap="nowrap" gap={4}>
        <UnstyledButton className="entry-head" aria-expanded={isOpen} onClick={onToggle}>
          <span aria-hidden className="entry-mark">
            {isOpen ? '▾' : '▸'}
          </span>
          <Text span size="sm" fw={600} style={{ flexShrink: 0 }}>
            {labelOf(noun)} {index + 1}
          </Text>
          <Text span size="sm" c="dimmed" truncate>
            {glanceOf(entry)}
          </Text>
        </UnstyledButton>
        {wrong > 0 && (
          <Badge color="red" variant="light" size="sm" miw="max-content">
            {wrong === 1 ? '1 fault' : `${wrong} faults`}
          </Badge>
        )}
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={index === 0}
          aria-label={`Move ${name} up`}
          onClick={() => onSwap(index - 1)}
        >
          <span aria-hidden>↑</span>
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={index === count - 1}
          aria-label={`Move ${name} down`}
          onClick={() => onSwap(index + 1)}
        >
          <span aria-hidden>↓</span>
        </ActionIcon>
        <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${name}`} onClick={onRemove}>
          <span aria-hidden>✕</span>
        </ActionIcon>
      </Group>
      {isOpen && <div className="entry-body">{children}</div>}
    </div>
  );
};
