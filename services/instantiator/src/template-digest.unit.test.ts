import { describe, expect, it } from '@jest/globals';
import { buildState } from '@rehearsal/contracts/template/build-state';
import { Template } from '@rehearsal/contracts/template/template';
import { digestOf } from '@rehearsal/platform/hash';
import { aTemplate } from '@rehearsal/testing/templates';
import { digestOfTemplate } from './template-digest.js';

const stateOf = (template: Template, instanceId: string, now: string) =>
  buildState(template, { instanceId, now, email: `${instanceId}@test.rehearsal.invalid` });

/** Whom the note is about depends on when the second message was said, which is told from now on backwards. */
const byContent = (): Template =>
  Template.parse({
    ...aTemplate(),
    chat_messages: [
      { role: 'user', content: 'Yes', timestamp: '2026-01-05T10:00:00.000Z' },
      { role: 'coach', content: 'Really?' },
      { role: 'user', content: 'Yes' },
    ],
    user_notes: [{ note: 'agrees', source_message: 'Yes', created_at: '2026-03-01T10:00:00.000Z' }],
    actions: [],
  });

describe('the digest of a state that was made of a template', () => {
  it.each([
    ['a template that links by place', aTemplate()],
    ['a template that links by content', byContent()],
  ])('is that of the state, whoever and whenever it is: %s', (_what, template) => {
    for (const [id, now] of [
      ['i1', '2026-02-01T10:00:00.000Z'],
      ['a-much-longer-one', '2026-11-20T10:00:00.000Z'],
    ] as const) {
      const state = stateOf(template, id, now);
      expect(digestOfTemplate(template, state)).toBe(digestOf(state));
    }
  });

  it('differs with the time where a link by content finds another message then', () => {
    const template = byContent();
    const digests = ['2026-02-01T10:00:00.000Z', '2026-11-20T10:00:00.000Z'].map((now) =>
      digestOfTemplate(template, stateOf(template, 'i1', now)),
    );
    expect(new Set(digests).size).toBe(2);
  });
});
