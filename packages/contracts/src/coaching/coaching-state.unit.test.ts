import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { CoachingState } from './coaching-state.js';

describe('the coaching state', () => {
  it.each(['input', 'output'] as const)('has a JSON Schema for %s', (io) => {
    const schema = z.toJSONSchema(CoachingState, { io });
    expect(Object.keys(schema.properties ?? {})).toEqual([
      'profile',
      'coach_state',
      'identities',
      'chat_messages',
      'user_notes',
      'actions',
      'breaks',
    ]);
    expect(schema.additionalProperties).toBe(false);
  });
});
