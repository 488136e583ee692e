import type { Phase } from '@rehearsal/contracts/coaching/enums';
import type { Turn } from '@rehearsal/contracts/instance/turn';

const at = '2030-01-01T10:00:00.000Z';

interface Part {
  readonly version?: number;
  readonly sentAt?: string;
  readonly phase?: { readonly before: Phase; readonly after: Phase };
  readonly refused?: number;
}

/** For tests: a turn of the scripted coach that was answered. */
export const aTurn = (
  id: string,
  { version = 2, sentAt = at, phase = { before: 'INTRODUCTION', after: 'INTRODUCTION' }, refused = 0 }: Part = {},
): Turn => ({
  message: { id, role: 'user', content: 'Hello', timestamp: at, component_config: null },
  sent_at: sentAt,
  sent_version: version,
  end: {
    version: version + 1,
    reply: { id: `${id}-reply`, role: 'coach', content: 'Hello', timestamp: at, component_config: null },
    failure: null,
    engine: 'scripted',
    fingerprint: 'scripted:1',
    seed: 1,
    actions: [],
    refused_actions: Array.from({ length: refused }, () => ({
      action: { action_type: 'TRANSITION_PHASE', parameters: { to_phase: 'INTRODUCTION' } },
      reason: 'not from here',
    })),
    prompt: null,
  },
  duration_ms: 12,
  phase: { ...phase },
});
