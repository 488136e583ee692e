import { describe, expect, it } from '@jest/globals';
import { CreateScenario } from '../scenario/scenario.js';
import { isVisible } from './visible.js';

describe('a text that can be seen', () => {
  it.each(['a', ' a ', '0', '👩‍👩‍👧', '昔', '.', '\u0301e'])('%j can', (text) => expect(isVisible(text)).toBe(true));

  it.each([
    ['nothing', ''],
    ['spaces', ' \t\u00a0\u3000'],
    ['zero-width characters', '\u200b\u200d\u2060\ufeff'],
    ['Hangul fillers', '\u115f\u1160\u3164\uffa0'],
    ['the empty Braille cell', '\u2800'],
    ['a soft hyphen and direction marks', '\u00ad\u200e\u202e'],
    ['accents without a letter', '\u0301'],
    ['variation selectors and tags', '\ufe0f\u{e0061}'],
  ])('%s cannot', (_what, text) => expect(isVisible(text)).toBe(false));

  it('is asked of the name of a scenario, which is kept in one composition', () => {
    const name = CreateScenario.schema.shape.name;
    expect(name.safeParse('\u3164').success).toBe(false);
    expect(name.parse('Cafe\u0301')).toBe('Caf\u00e9');
  });
});
