import { expect, it } from '@jest/globals';
import { matching, spansOf } from './fold.js';

const said = (id: string, role: 'user' | 'coach', content: string) => ({ id, role, content });

it('finds what was said without regard to case, accents and lines, and as a coach’s Markdown is read', () => {
  const talk = [
    said('1', 'user', 'My café\nin town'),
    said('2', 'coach', 'How about the **Painter**, or [that one](https://example.com)?'),
    said('3', 'user', '2 ** 3'),
  ];
  expect(matching(talk, ' CAFE in ')).toEqual(['1']);
  expect(matching(talk, 'the painter')).toEqual(['2']);
  expect(matching(talk, 'example.com')).toEqual([]);
  expect(matching(talk, 'in')).toEqual(['1', '2']);
  expect(matching(talk, '**')).toEqual(['3']);
  expect(matching(talk, ' ')).toEqual([]);
});

it('tells where in a shown text it stands', () => {
  const shown = 'Ein ﬁnales Café, ein zweites CAFÉ';
  const found = spansOf(shown, 'cafe', false).map(([from, to]) => shown.slice(from, to));
  expect(found).toEqual(['Café', 'CAFÉ']);
  expect(spansOf(shown, 'fin', false).map(([from, to]) => shown.slice(from, to))).toEqual(['ﬁn']);
  expect(spansOf('the Painter', 'the **painter**', true)).toEqual([[0, 11]]);
  expect(spansOf('the Painter', '', true)).toEqual([]);
});
