import { describe, expect, it } from '@jest/globals';
import { checkText, beginningText } from './scenario-text.js';
import { blankOf, fileSchema, labelOf, meaningOf, schemaAt, shapeOf, type Schema } from './schema.js';

const TEMPLATE_FIELDS = ['user', 'coach_state', 'identities', 'chat_messages', 'user_notes', 'breaks'];

describe('what the form takes from the schema', () => {
  it.each(TEMPLATE_FIELDS)('has a meaning for each field of %s that one fills in', (section) => {
    const found = schemaAt({}, ['template', section]);
    const fields = Object.entries((found?.items ?? found)?.properties ?? {});
    expect(fields.length).toBeGreaterThan(0);
    const silent = fields.filter(([, { deprecated, const: fixed }]) => deprecated !== true && fixed !== false);
    expect(silent.filter(([, field]) => meaningOf(field) === undefined).map(([key]) => key)).toEqual([]);
  });

  it('knows the parameters of an action by its type', () => {
    const json = { template: { actions: [{ action_type: 'TRANSITION_PHASE', parameters: {} }] } };
    const list = schemaAt(json, ['template', 'actions']);
    const shape = shapeOf(list?.items as Schema, json.template.actions[0]);
    expect(Object.keys(shape.properties?.['parameters']?.properties ?? {})).toEqual(['to_phase', 'from_phase']);
    expect(schemaAt(json, ['template', 'actions', 0, 'parameters', 'to_phase'])?.enum).toContain('ANYTHING_MISSING');
  });

  it('begins an entry with what it must have', () => {
    const identities = schemaAt({}, ['template', 'identities']);
    expect(blankOf(identities?.items ?? {})).toEqual({ name: '', category: 'PASSIONS' });
    expect(Object.keys(blankOf(fileSchema) as object)).toEqual(['name', 'template']);
  });

  it('names keys and words as people do', () => {
    const keys = ['first_name', 'GET_TO_KNOW_YOU', 'id', 'nested_identity_id', 'identity_id_a'];
    expect(keys.map(labelOf)).toEqual(['First name', 'Get To Know You', 'Which one', 'Nested identity', 'Identity a']);
  });
});

describe('a new scenario', () => {
  it('lacks nothing but its name', () => {
    expect(checkText(beginningText).faults.map(({ pointer }) => pointer)).toEqual(['/name']);
    expect(checkText(beginningText.replace('"name": ""', '"name": "One"')).faults).toEqual([]);
  });

  it('is told where it is no JSON, by line and column', () => {
    expect(checkText('{\n  "name": }').faults).toMatchObject([{ pointer: '', line: 2, column: 11 }]);
  });
});
