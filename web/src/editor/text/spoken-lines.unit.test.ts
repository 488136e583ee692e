import { describe, expect, it } from '@jest/globals';
import { readSpokenLines } from './spoken-lines.js';

describe('a conversation that is written down as people do', () => {
  it('is read with who says what, over several lines', () => {
    expect(
      readSpokenLines('Coach: What brings you here?\n\nMe: Two things:\n- work\n- sleep\ncoach:And then?'),
    ).toEqual([
      { role: 'coach', content: 'What brings you here?' },
      { role: 'user', content: 'Two things:\n- work\n- sleep' },
      { role: 'coach', content: 'And then?' },
    ]);
  });

  it('knows the person by name, and words of others programs for both', () => {
    expect(readSpokenLines('**Assistant:** Hello\nSøren: Hi\nUser: Bye', 'Søren')).toEqual([
      { role: 'coach', content: 'Hello' },
      { role: 'user', content: 'Hi' },
      { role: 'user', content: 'Bye' },
    ]);
  });

  it('takes a colon that nobody speaks before for part of what is said', () => {
    expect(readSpokenLines('Me: The plan\nMonday: rest')).toEqual([
      { role: 'user', content: 'The plan\nMonday: rest' },
    ]);
    expect(readSpokenLines('')).toEqual([]);
  });
});
