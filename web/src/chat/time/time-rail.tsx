import './time.css';
import { ActionIcon, Button, Group, Loader, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { TURNS_SHOWN, turnsQuery } from '../../api/resources/instances.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { useChat } from '../commands/chat-context.js';
import { momentsOf } from './moments.js';

/** The way back through the turns: one place for each, and now at the end. */
export const TimeRail = ({ newest }: { readonly newest: number }) => {
  const { at } = useChat();
  const [isOpen, setOpen] = useState(false);
  if (!isOpen && at === null)
    return (
      <div className="time-rail">
        <Button size="compact-sm" variant="subtle" onClick={() => setOpen(true)} disabled={newest === 1}>
          Look back at earlier turns
        </Button>
      </div>
    );
  return <Rail newest={newest} />;
};

const Rail = ({ newest }: { readonly newest: number }) => {
  const { view, at, lookAt } = useChat();
  const query = useQuery({ ...turnsQuery(view.id, newest), placeholderData: keepPreviousData });
  const moments = momentsOf(query.data ?? [], newest, TURNS_SHOWN);
  const found = at === null ? -1 : moments.findIndex(({ version }) => version === at);
  const place = found === -1 ? moments.length : found;
  const shown = moments[place];
  const words = shown === undefined ? 'Now' : `As of ${shown.name}: ${shown.about}`;
  const goTo = (next: number) => lookAt(moments[next]?.version ?? null);
  return (
    <div className="time-rail" role="group" aria-label="Time travel">
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      <Group gap="xs" wrap="nowrap">
        <ActionIcon variant="default" aria-label="One turn back" disabled={place === 0} onClick={() => goTo(place - 1)}>
          <span aria-hidden>‹</span>
        </ActionIcon>
        <input
          type="range"
          className="time-slider"
          aria-label="Turn that is looked at"
          aria-valuetext={words}
          min={0}
          max={moments.length}
          value={place}
          onChange={({ currentTarget }) => goTo(Number(currentTarget.value))}
          list="time-ticks"
        />
        <datalist id="time-ticks">
          {moments.map(({ version }, index) => (
            <option key={version} value={index} />
          ))}
          <option value={moments.length} />
        </datalist>
        <ActionIcon
          variant="default"
          aria-label="One turn on"
          disabled={place === moments.length}
          onClick={() => goTo(place + 1)}
        >
          <span aria-hidden>›</span>
        </ActionIcon>
      </Group>
      <Text size="xs" c="dimmed" lineClamp={2} mt={4}>
        {query.isPending ? <Loader size={12} /> : words}
      </Text>
    </div>
  );
};
