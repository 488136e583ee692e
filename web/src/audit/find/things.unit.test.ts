import { expect, it } from '@jest/globals';
import type { AuditEntry } from '@rehearsal/contracts/http/audit/audit';
import { actionName, actionsNamed } from './actions.js';
import { operationsIn, thingsIn } from './things.js';

const names = new Map([['u-1', 'Anna']]);
const anEntry = (about: Partial<AuditEntry>): AuditEntry =>
  ({
    at: '2026-11-12T10:00:00.000Z',
    actor: { id: 'u-1', role: 'admin' },
    kind: 'event',
    outcome: 'applied',
    correlation_id: 'c-1',
    body: null,
    ...about,
  }) as AuditEntry;

const asked = anEntry({
  kind: 'command',
  action: 'ResetInstance',
  target: 'instance',
  target_id: 'i-1',
  body: { scenario_name: 'Career midway', template: { user: { first_name: 'Amara' } } },
});
const reset = anEntry({ action: 'InstanceReset', target: 'instance', target_id: 'i-1' });
const created = (id: string) =>
  anEntry({ action: 'ScenarioCreated', target: 'scenario', target_id: id, correlation_id: id, body: { name: 'Midway' } }); // prettier-ignore
/** What a service asks for in turn, to carry out what was asked of it. */
const inTurn = anEntry({ kind: 'command', action: 'DeleteInstance', target: 'instance', target_id: 'i-1' });
/** Newest first. */
const log = [created('s-000002'), reset, inTurn, asked, created('s-000001')];

it('finds things by what any entry calls them, each once, and tells namesakes apart', () => {
  expect(thingsIn(log, names, 'MIDWAY')).toEqual([
    { value: 's-000002', label: 'Scenario Midway (…000002)' },
    { value: 'i-1', label: 'Test user Amara of Career midway' },
    { value: 's-000001', label: 'Scenario Midway (…000001)' },
  ]);
  expect(thingsIn(log, names, 'amara career').map(({ value }) => value)).toEqual(['i-1']);
});

it('calls an operation by what was asked for, and says when', () => {
  expect(operationsIn(log, names).find(({ value }) => value === 'c-1')?.label).toMatch(
    /^Anna asked to reset the test user Amara of Career midway, Nov 12, 2026, /,
  );
});

it('finds an action by the words of its sentence, and by the name that the log has', () => {
  const found = (words: string) => actionsNamed(words).map(({ items }) => items.map(({ value }) => value));
  expect(found('reset')).toEqual([
    ['ResetInstance', 'UndoReset'],
    ['InstanceReset', 'ResetUndone'],
  ]);
  expect(found('scenariocreated')).toEqual([[], ['ScenarioCreated']]);
  expect(['UndoReset', 'Unheard'].map(actionName)).toEqual(['undo the reset of … (UndoReset)', 'Unheard']);
});
