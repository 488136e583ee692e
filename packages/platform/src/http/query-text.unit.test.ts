import { describe, expect, it } from '@jest/globals';
import { InvalidInputError } from '../errors.js';
import { parseQueryText } from './query-text.js';

describe('the text of a query', () => {
  it('is its names and values, the spaces among them', () => {
    expect({ ...parseQueryText('q=a+b%20c&tag=%C3%A9&tag=x&empty=') }).toEqual({
      q: 'a b c',
      tag: ['é', 'x'],
      empty: '',
    });
    expect(parseQueryText(null)).toEqual({});
  });

  it.each(['tag=%FF', 'tag=%E0%A4%A', 'tag=%zz', 'q=a&tag=%'])('is refused where %s is no text', (text) => {
    const refused = () => parseQueryText(text);
    expect(refused).toThrow(InvalidInputError);
    expect(refused).toThrow(
      expect.objectContaining({ extra: { errors: [expect.objectContaining({ pointer: 'tag' })] } }),
    );
  });
});
