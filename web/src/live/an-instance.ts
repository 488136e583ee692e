import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { InstancePush } from '@rehearsal/contracts/socket/pushes';
import { newcomer } from '@rehearsal/contracts/coaching/newcomer';

/** An instance of someone who has just arrived, for tests. */
export const anInstance = (change: Partial<InstanceView> = {}): InstanceView => ({
  id: 'i1',
  kind: 'test',
  scenario_id: 's1',
  scenario_name: 'Sample',
  scenario_version: 1,
  primary: true,
  label: null,
  owner_id: 'admin',
  engine: null,
  seed: null,
  ...newcomer({ first_name: 'Eva', email: 'i1@test.rehearsal.invalid' }),
  pending_turns: [],
  last_turn: null,
  undo_version: null,
  created_at: '2025-06-01T12:00:00Z',
  updated_at: '2025-06-01T12:00:00Z',
  version: 1,
  digest: 'aaa',
  origin_digest: 'aaa',
  ...change,
});

const time = '2025-06-01T12:00:05Z';

export const messageSent = (version: number, content: string): InstancePush => ({
  id: 'i1',
  version,
  events: [
    {
      type: 'MessageSent',
      time,
      data: {
        kind: 'test',
        message: { id: `m${version}`, role: 'user', content, timestamp: time, component_config: null },
      },
    },
  ],
});

/** The coach answers and moves on to the next phase, in one commit. */
export const coachReplied = (version: number, inReplyTo: string): InstancePush => ({
  id: 'i1',
  version,
  events: [
    {
      type: 'CoachReplied',
      time,
      data: {
        in_reply_to: inReplyTo,
        message: {
          id: `${inReplyTo}-reply`,
          role: 'coach',
          content: 'Welcome.',
          timestamp: time,
          component_config: null,
        },
        prompt: 'the prompt',
        engine: 'scripted',
        fingerprint: 'scripted',
        seed: 1,
        refused_actions: [],
      },
    },
    {
      type: 'ActionApplied',
      time,
      data: {
        id: `a${version}`,
        action: { action_type: 'TRANSITION_PHASE', parameters: { to_phase: 'GET_TO_KNOW_YOU' } },
        summary: "Transitioned from 'Introduction' to 'Get To Know You'",
        coach_message_id: `${inReplyTo}-reply`,
        at: time,
      },
    },
  ],
});
