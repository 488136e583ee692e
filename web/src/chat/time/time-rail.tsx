import './time.css';
import { ActionIcon, Button, Group, Loader, Text } from '@mantine/core';
import type { Turn } from '@rehearsal/contracts/instance/turn';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { TURNS_AT_ONCE, turnsQuery } from '../../api/resources/instances.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { useChat } from '../commands/chat-context.js';
import { momentsOf, versionBefore } from './moments.js';
import { placeAmong } from './place-among.js';
import { TurnSlider } from './turn-slider.js';
import { VersionField } from './version-field.js';

/** The way back through the turns: one place for each, and now at the end. */
export const TimeRail = ({ newest }: { readonly newest: number }) => {
  const { at } = useChat();
  const [isOpen, setOpen] = useState(at !== null);
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

/** The moments that one can go to, as far as they are loaded. */
const useMoments = (newest: number) => {
  const { id, created_at: since } = useChat().view;
  const before = (turns: readonly Turn[]) => versionBefore(turns, since, TURNS_AT_ONCE);
  const query = useInfiniteQuery({ ...turnsQuery(id, newest, before), placeholderData: keepPreviousData });
  const pages = query.data?.pages ?? [];
  const isWhole = before(pages.at(-1) ?? []) === undefined;
  const moments = momentsOf(pages.toReversed().flat(), { now: newest, since, isWhole });
  // Nobody goes to the beginning because the turns are not there yet.
  return { query, moments: query.isPending ? [] : moments };
};

const Rail = ({ newest }: { readonly newest: number }) => {
  const { at, lookAt } = useChat();
  const { query, moments } = useMoments(newest);
  const { index, back, on, words } = placeAmong(moments, at);
  const moveTo = (place: number) => {
    const version = moments[place]?.version ?? null;
    lookAt(version, at !== null && version !== null);
  };
  return (
    <div className="time-rail" role="group" aria-label="Time travel">
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      <Group gap="xs" wrap="nowrap">
        <ActionIcon
          variant="default"
          aria-label="One turn back"
          disabled={back === undefined}
          onClick={() => back !== undefined && lookAt(back)}
        >
          <span aria-hidden>‹</span>
        </ActionIcon>
        <TurnSlider index={index} count={moments.length} words={words} onMoved={moveTo} />
        <ActionIcon
          variant="default"
          aria-label="One turn on"
          disabled={on === undefined}
          onClick={() => on !== undefined && lookAt(on)}
        >
          <span aria-hidden>›</span>
        </ActionIcon>
      </Group>
      <Text size="xs" c="dimmed" lineClamp={2} mt={4}>
        {query.isPending ? <Loader size={12} /> : words}
      </Text>
      {query.hasNextPage && (
        <Button
          size="compact-xs"
          variant="subtle"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Load earlier turns
        </Button>
      )}
      <VersionField
        shown={at ?? newest}
        newest={newest}
        onChosen={(version) => lookAt(version === newest ? null : version)}
      />
    </div>
  );
};
