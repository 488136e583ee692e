import { describe, expect, it } from '@jest/globals';
import { Refusal } from '@rehearsal/platform/errors';
import { asApiError } from './api-error.js';

describe('an error of the API', () => {
  it('tells who speaks in a conversation that is deleted how to go on, and of no instance', () => {
    const refusal = new Refusal(
      'INSTANCE_DELETED',
      'The instance "i" was deleted at noon; its history is still there.',
    );
    const told = asApiError(refusal);
    expect([told.status, told.type, told.code, told.param]).toEqual([
      410,
      'not_found_error',
      'conversation_deleted',
      'conversation',
    ]);
    expect(told.message).toContain('POST /v1/conversations begins another');
    expect(told.message).not.toMatch(/instance|history/);
  });
});
