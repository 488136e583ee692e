import { z } from 'zod';
import { InstanceView } from '@rehearsal/contracts/instance/instance-state';

const { profile, coach_state, last_turn, version, identities, actions, user_notes } = InstanceView.shape;

/** No more than this is read of the owner. */
const WITHOUT_LISTS = { messages: 'last:0', actions: 'last:0', digest: 'no' } as const;
const WITHOUT_MESSAGES = { messages: 'last:0', digest: 'no' } as const;

/** The sections of an instance that have an address of their own. */
export const sections = {
  'GET /instances/:id/profile': {
    words: 'profile',
    schema: profile,
    part: WITHOUT_LISTS,
    of: (view: InstanceView) => view.profile,
  },
  'GET /instances/:id/coach-state': {
    words: 'coach state',
    part: WITHOUT_LISTS,
    schema: coach_state.extend({ last_turn, version }),
    of: (view: InstanceView) => ({ ...view.coach_state, last_turn: view.last_turn, version: view.version }),
  },
  'GET /instances/:id/identities': {
    words: 'identities',
    part: WITHOUT_LISTS,
    schema: z.strictObject({ items: identities }),
    of: (view: InstanceView) => ({ items: view.identities }),
  },
  'GET /instances/:id/actions': {
    words: 'actions',
    part: WITHOUT_MESSAGES,
    schema: z.strictObject({ items: actions }),
    of: (view: InstanceView) => ({ items: view.actions }),
  },
  'GET /instances/:id/user-notes': {
    words: 'user notes',
    part: WITHOUT_LISTS,
    schema: z.strictObject({ items: user_notes }),
    of: (view: InstanceView) => ({ items: view.user_notes }),
  },
} as const;
export type SectionKey = keyof typeof sections;
