import { Progress, Text } from '@mantine/core';
import { humanName } from '@rehearsal/contracts/coaching/enums';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import { PHASE_ORDER } from '@rehearsal/contracts/coaching/phases';
import type { ReactNode } from 'react';
import type { Change } from '../../live/changes.js';
import { clockWords } from '../instance/clock-words.js';
import { Marked } from './marked.js';

interface Props {
  readonly view: InstanceView;
  readonly changed: ReadonlySet<Change>;
}

const listed = (words: readonly string[]): string => (words.length === 0 ? '–' : words.join(', '));

/** What the coach knows and where it is. */
export const StateTab = ({ view, changed }: Props) => {
  const { coach_state: state, profile, identities } = view;
  const nameOf = (id: string | null) => identities.find((identity) => identity.id === id)?.name ?? '–';
  const place = PHASE_ORDER.indexOf(state.current_phase) + 1;
  const rows: readonly (readonly [place: string, label: string, value: ReactNode])[] = [
    ['coach_state.current_phase', 'Phase', humanName(state.current_phase)],
    [
      'coach_state.identity_focus',
      'Identity focus',
      state.identity_focus === null ? '–' : humanName(state.identity_focus),
    ],
    ['coach_state.current_identity', 'Current identity', nameOf(state.current_identity)],
    ['coach_state.proposed_identity', 'Proposed identity', nameOf(state.proposed_identity)],
    ['coach_state.who_you_are', 'Who you are', listed(state.who_you_are)],
    ['coach_state.who_you_want_to_be', 'Who you want to be', listed(state.who_you_want_to_be)],
    ['coach_state.asked_questions', 'Asked questions', listed(state.asked_questions.map(humanName))],
    [
      'coach_state.skipped_identity_categories',
      'Skipped categories',
      listed(state.skipped_identity_categories.map(humanName)),
    ],
    ['coach_state.shown_videos', 'Shown videos', listed(state.shown_videos)],
    [
      'breaks',
      'Breaks',
      view.breaks.length === 0
        ? '–'
        : view.breaks
            .map(({ triggered_by_session: key, ended_at: end }) => `${key}${end === null ? ' (now)' : ''}`)
            .join(', '),
    ],
    [
      'coach_state.metadata',
      'Metadata',
      Object.keys(state.metadata).length === 0 ? '–' : JSON.stringify(state.metadata),
    ],
    ['clock', 'Clock', clockWords(view.clock)],
    ...(view.engine === null ? [] : [['engine', 'Engine', view.engine] as const]),
    ...(view.seed === null ? [] : [['seed', 'Seed', String(view.seed)] as const]),
    ['profile.first_name', 'Test user', `${profile.first_name} ${profile.last_name}`],
    ['profile.email', 'E-mail', profile.email],
    ...(view.expires_at === undefined
      ? []
      : [['expires_at', 'Expires', new Date(view.expires_at).toLocaleString()] as const]),
    ...(view.forked_from === undefined
      ? []
      : [
          [
            'forked_from',
            'Forked from',
            `${view.forked_from.instance_id}, version ${view.forked_from.version}`,
          ] as const,
        ]),
  ];
  return (
    <>
      <Text size="xs" c="dimmed" px="xs" mb={4}>
        Version {view.version} · phase {place} of {PHASE_ORDER.length}
      </Text>
      <Progress
        value={(100 * place) / PHASE_ORDER.length}
        size="sm"
        mx="xs"
        mb="xs"
        aria-label="Way through the phases"
      />
      {rows.map(([key, label, value]) => (
        <Marked key={key} isChanged={changed.has(key)}>
          <Text size="xs" c="dimmed">
            {label}
          </Text>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {value}
          </Text>
        </Marked>
      ))}
    </>
  );
};
