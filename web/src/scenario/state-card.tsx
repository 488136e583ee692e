import { Group, Progress, Stack, Text } from '@mantine/core';
import { PHASE_ORDER } from '@rehearsal/contracts/coaching/phases';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import { moment } from '../components/tables/fact-table.js';
import { Part } from '../parts/part.js';
import { PhaseBadge } from '../components/phases/phase-badge.js';
import { wordsOf } from '../components/phases/phase-words.js';
import { When } from '../time/when.js';
import { Facts } from './facts.js';

const origin = ({ source }: ScenarioView): string | undefined =>
  source === null
    ? undefined
    : `Frozen from ${source.kind === 'live' ? 'a live session' : 'a test chat'}, at its version ${source.version}`;

/** Where the coaching stands when a chat begins, at a glance. */
export const StateCard = ({ scenario }: { readonly scenario: ScenarioView }) => {
  const { template, version, updated_at: savedAt } = scenario;
  const { coach_state: state } = template;
  const place = PHASE_ORDER.indexOf(state.current_phase) + 1;
  const counts = [
    ['Messages', template.chat_messages.length],
    ['Identities', template.identities.length],
    ['Notes', template.user_notes.length],
    ['Actions', template.actions.length],
  ] as const;
  return (
    <Part title="State">
      <Stack gap="sm" p="md">
        <Group justify="space-between" gap="xs">
          <PhaseBadge phase={state.current_phase} />
          <Text size="xs" c="dimmed">
            phase {place} of {PHASE_ORDER.length}
          </Text>
        </Group>
        <Progress value={(100 * place) / PHASE_ORDER.length} size="sm" aria-label="Way through the phases" />
        <dl className="counts">
          {counts.map(([name, count]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{count}</dd>
            </div>
          ))}
        </dl>
        <Facts
          facts={[
            ['Talks about', state.identity_focus && wordsOf(state.identity_focus)],
            ['Works on', state.current_identity],
            ['Was offered', state.proposed_identity],
            ['Clock begins', moment(template.clock ?? null) ?? undefined],
            ['Comes from', origin(scenario)],
          ]}
        />
        <Text size="xs" c="dimmed" component="div">
          Version {version}, saved <When at={savedAt} size="xs" />
        </Text>
      </Stack>
    </Part>
  );
};
