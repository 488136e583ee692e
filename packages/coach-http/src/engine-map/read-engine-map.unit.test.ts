import { describe, expect, it } from '@jest/globals';
import { EnginesText } from './read-engine-map.js';

const faultsOf = (text: string): string[] =>
  EnginesText.safeParse(text).error?.issues.map(({ message }) => message) ?? [];
const openai = { kind: 'openai', model: 'm' };

describe('the map of engines', () => {
  it('is read as JSON and as YAML alike', () => {
    const map = { large: { ...openai, api_key: { variable: 'ENGINE_LARGE_KEY' } }, again: { kind: 'scripted' } };
    const yaml = [
      'large:',
      '  kind: openai',
      '  model: m',
      '  api_key: { variable: ENGINE_LARGE_KEY }',
      'again: { kind: scripted }',
    ].join('\n');
    expect(EnginesText.parse(yaml)).toEqual(EnginesText.parse(JSON.stringify(map)));
    expect(EnginesText.parse(yaml).large).toMatchObject({ max_concurrent: 4, timeout_seconds: 60 });
  });

  it.each([
    ['{', /^is neither JSON nor YAML/],
    ['[]', /must be object, not an array/],
    [{ 'a b': { kind: 'scripted' } }, /^a b is not a name/],
    [{ none: { kind: 'scripted' } }, /^none is taken/],
    [{ mine: {} }, /^mine.kind must have a "kind"|^mine must have a "kind"/],
    [{ mine: { ...openai, modle: 'x' } }, /^mine "modle" is not a key of an openai engine. Did you mean "model"\?$/],
    [{ mine: { ...openai, api_key: 'sk-12345' } }, /^mine.api_key is a secret, which is given by reference/],
    [
      { mine: { ...openai, api_key: { variable: 'ACTOR_PRIVATE_KEY' } } },
      /^mine.api_key.variable names no variable for engines: those begin with ENGINE_/,
    ],
    [{ mine: { ...openai, max_concurrent: 0 } }, /^mine.max_concurrent /],
  ])('says of %j what is wrong and where', (map, fault) => {
    expect(faultsOf(typeof map === 'string' ? map : JSON.stringify(map))).toEqual([expect.stringMatching(fault)]);
  });

  it('repeats no secret that somebody wrote into it', () => {
    const text = JSON.stringify({ mine: { ...openai, api_key: 'sk-12345' }, 'sk 12345': 1 });
    expect(faultsOf(text).join()).not.toContain('sk-12345');
  });
});
