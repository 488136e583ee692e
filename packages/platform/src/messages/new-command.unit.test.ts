import { describe, expect, it } from '@jest/globals';
import { ResetInstance, UndoReset } from '@rehearsal/contracts/instance/instance';
import { newCommand, causedBy } from './new-command.js';

const ann = { id: 'ann', role: 'admin' } as const;

describe('a command', () => {
  it('begins a story of its own under an id of its own', () => {
    const [one, other] = [
      newCommand(UndoReset, 'i1', {}, { actor: ann }),
      newCommand(UndoReset, 'i1', {}, { actor: ann }),
    ];
    expect(one).toMatchObject({ type: 'UndoReset', aggregateId: 'i1', actor: ann, correlationId: one.id, data: {} });
    expect(one.id).not.toBe(other.id);
    expect(new Date(one.time).toISOString()).toBe(one.time);
    expect(one).not.toHaveProperty('causationId');
  });

  it('that follows from an event goes on with its story and its trace', () => {
    const event = {
      id: 's1:1:0',
      type: 'ScenarioCreated',
      aggregateId: 's1',
      version: 1,
      actor: ann,
      correlationId: 'asked',
      time: '2026-01-05T10:00:00.000Z',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      data: null,
    };
    const command = newCommand(ResetInstance, 'i1', {} as never, { ...causedBy(event), id: 'derived' });
    expect(command).toEqual({
      id: 'derived',
      type: 'ResetInstance',
      aggregateId: 'i1',
      actor: ann,
      correlationId: 'asked',
      causationId: 's1:1:0',
      time: event.time,
      traceparent: event.traceparent,
      data: {},
    });
  });
});
