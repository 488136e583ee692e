import { describe, expect, it } from '@jest/globals';
import { argumentsFor, chooseTool } from './tool-call.js';
import type { Tool } from './tools.js';

const tool = (name: string, parameters: Tool['parameters'] = {}): Tool => ({ name, description: '', parameters });
const tools = [tool('get_weather'), tool('searchBooks')];

describe('choosing a tool', () => {
  it.each([
    ['What is the weather like?', 'get_weather'],
    ['Any books about the sea?', 'searchBooks'],
    ['I love painting.', undefined],
  ])('for "%s"', (message, name) => {
    expect(chooseTool(tools, 'auto', message)?.name).toBe(name);
    expect(chooseTool(tools, 'none', message)).toBeUndefined();
    expect(chooseTool(tools, 'required', message)?.name).toBe(name ?? 'get_weather');
    expect(chooseTool(tools, { name: 'searchBooks' }, message)?.name).toBe('searchBooks');
  });
});

describe('the arguments of a call', () => {
  it('have every required property, of the type that the schema asks for', () => {
    const parameters = {
      type: 'object',
      properties: {
        city: { type: 'string' },
        days: { type: 'integer' },
        unit: { enum: ['celsius', 'kelvin'] },
        alerts: { type: 'boolean' },
        tags: { type: 'array' },
        place: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
        unneeded: { type: 'string' },
      },
      required: ['city', 'days', 'unit', 'alerts', 'tags', 'place', 'unknown'],
    };
    expect(JSON.parse(argumentsFor(tool('t', parameters), 'Weather in New York for 3 days in kelvin'))).toEqual({
      city: 'New York',
      days: 3,
      unit: 'kelvin',
      alerts: true,
      tags: [],
      place: { name: 'New York' },
    });
  });

  it('are an empty object for a schema that says nothing, or nonsense', () => {
    expect(argumentsFor(tool('t'), 'x')).toBe('{}');
    expect(argumentsFor(tool('t', { properties: 7, required: [1, 'a'] }), 'x')).toBe('{}');
  });
});
