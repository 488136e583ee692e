import { describe, expect, it } from '@jest/globals';
import { choicesOf } from './choices.js';

describe('the answers that a coach offers', () => {
  it.each([
    [{ choices: ['I love it!', 'Refine it'] }, ['I love it!', 'Refine it']],
    [{ type: 'canned', buttons: [{ label: 'Not for me' }] }, ['Not for me']],
    [{ options: [{ text: 'Yes', value: 'YES' }] }, ['Yes']],
  ])('are read from %j', (config, labels) => {
    expect(choicesOf(config).map(({ label }) => label)).toEqual(labels);
  });

  it('send their own message where they have one', () => {
    expect(choicesOf({ choices: [{ label: 'Love', message: 'I love it!' }] })).toEqual([
      { label: 'Love', message: 'I love it!' },
    ]);
  });

  it('are none where the configuration is about something else', () => {
    expect(choicesOf(null)).toEqual([]);
    expect(choicesOf({ video: 'intro', choices: 'none' })).toEqual([]);
    expect(choicesOf({ choices: [null, 3, {}, ' '] })).toEqual([]);
  });
});
