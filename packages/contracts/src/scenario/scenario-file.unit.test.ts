import { describe, expect, it } from '@jest/globals';
import { checkScenarioText } from './scenario-file.js';

const faults = (text: string): string[] => {
  const checked = checkScenarioText(text);
  return checked.ok
    ? []
    : checked.faults.map(({ line, column, pointer, message }) => `${line}:${column} ${pointer} ${message}`);
};
const template = '{"user": {"first_name": "A", "last_name": "B"}, "coach_state": {"current_phase": "introduction"}}';

describe('a scenario file', () => {
  it('gives the canonical content, without the schema that editors read', () => {
    const checked = checkScenarioText(`{"$schema": "x", "name": " N ", "template": ${template}}`);
    expect(checked).toMatchObject({
      ok: true,
      content: { name: 'N', description: '', tags: [], template: { coach_state: { current_phase: 'INTRODUCTION' } } },
    });
    expect(JSON.stringify(checked)).not.toContain('$schema');
  });

  it('tells every fault with the place where it is written', () => {
    const text = `{\n  "nme": "x",\n  "template": {\n    "user": {"first_name": "A", "last_name": "B"},\n    "coach_state": {"current_phase": "INTRO"}\n  }\n}`;
    expect(faults(text)).toEqual([
      '1:1 /name is required',
      expect.stringMatching(/^2:3 \/nme /),
      expect.stringMatching(/^5:21 \/template\/coach_state\/current_phase "INTRO" is not a coaching phase/),
    ]);
  });

  it('says that the template is missing', () => {
    expect(faults('{"name": "x"}')).toEqual(['1:1 /template is required']);
  });

  it('says what is expected of something else altogether', () => {
    expect(faults('[]')).toEqual(['1:1  must be an object with a name and a template']);
  });

  it('says where a text stops being JSON', () => {
    expect(faults('{"name": "x",\n}')).toEqual(['2:1  expected a key in double quotes, but there is "}" here']);
  });
});
