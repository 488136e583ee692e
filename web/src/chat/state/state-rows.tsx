import { humanName } from '@rehearsal/contracts/coaching/enums';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { ReactNode } from 'react';
import { TextLink } from '../../components/buttons/text-link.js';
import { clockWords } from '../instance/clock-words.js';
import { versionInAddress } from '../time/version-of-address.js';
import { exactly } from '../../time/exact.js';

export interface Row {
  /** As changes name it. */
  readonly key: string;
  readonly label: string;
  /** Null: there is nothing. */
  readonly value: ReactNode;
}

const listed = (words: readonly string[]): string | null => (words.length === 0 ? null : words.join(', '));

/** What the coach knows, and where it is. */
export const coachRows = ({ coach_state: state, identities, breaks }: InstanceView): readonly Row[] => {
  const nameOf = (id: string | null) => identities.find((identity) => identity.id === id)?.name ?? null;
  const at = (name: keyof typeof state) => `coach_state.${name}`;
  return [
    { key: at('current_phase'), label: 'Phase', value: humanName(state.current_phase) },
    {
      key: at('identity_focus'),
      label: 'Identity focus',
      value: state.identity_focus === null ? null : humanName(state.identity_focus),
    },
    { key: at('current_identity'), label: 'Current identity', value: nameOf(state.current_identity) },
    { key: at('proposed_identity'), label: 'Proposed identity', value: nameOf(state.proposed_identity) },
    { key: at('who_you_are'), label: 'Who you are', value: listed(state.who_you_are) },
    { key: at('who_you_want_to_be'), label: 'Who you want to be', value: listed(state.who_you_want_to_be) },
    { key: at('asked_questions'), label: 'Asked questions', value: listed(state.asked_questions.map(humanName)) },
    {
      key: at('skipped_identity_categories'),
      label: 'Skipped categories',
      value: listed(state.skipped_identity_categories.map(humanName)),
    },
    { key: at('shown_videos'), label: 'Shown videos', value: listed(state.shown_videos) },
    {
      key: 'breaks',
      label: 'Breaks',
      value: listed(
        breaks.map(({ triggered_by_session: by, ended_at: end }) => `${by}${end === null ? ' (now)' : ''}`),
      ),
    },
    {
      key: at('metadata'),
      label: 'Metadata',
      value: Object.keys(state.metadata).length === 0 ? null : JSON.stringify(state.metadata),
    },
  ];
};

/** Whom it speaks with, and how that person came to be. */
export const testUserRows = ({
  profile,
  clock,
  engine,
  seed,
  expires_at: end,
  forked_from: fork,
}: InstanceView): Row[] => [
  { key: 'clock', label: 'Clock', value: clockWords(clock) },
  { key: 'engine', label: 'Engine', value: engine },
  { key: 'seed', label: 'Seed', value: seed },
  { key: 'profile.first_name', label: 'Test user', value: `${profile.first_name} ${profile.last_name}` },
  { key: 'profile.email', label: 'E-mail', value: profile.email },
  { key: 'expires_at', label: 'Expires', value: end === undefined ? null : exactly(end) },
  {
    key: 'forked_from',
    label: 'Forked from',
    value: fork && (
      <TextLink
        to="/instances/$instanceId"
        params={{ instanceId: fork.instance_id }}
        search={versionInAddress(fork.version)}
        inherit
      >
        version {fork.version} of another test user
      </TextLink>
    ),
  },
];
