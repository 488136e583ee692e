import { describe, expect, it } from '@jest/globals';
import { parseSearch, stringifySearch } from './search.js';

describe('the search part of an address', () => {
  it('keeps a sign-in link that looks like a number as it is', () => {
    expect(parseSearch('?link=123456789012345678901234567890')).toEqual({ link: '123456789012345678901234567890' });
    expect(parseSearch('?link=1e999')).toEqual({ link: '1e999' });
  });

  it('leaves out what is empty', () => {
    expect(stringifySearch({ q: '', tag: undefined })).toBe('');
  });

  it('reads back what it wrote', () => {
    const search = { q: 'a & b = ?', tag: 'né' };
    expect(parseSearch(stringifySearch(search))).toEqual(search);
  });
});
