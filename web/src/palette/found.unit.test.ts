import { expect, it } from '@jest/globals';
import { isMeant, narrowed } from './found.js';

const soren = { to: '/instances/1', name: 'Søren Lindqvist', about: 'Primary · Not a word yet' };

it('finds what holds every word that was typed, in any order, whatever their case and accents', () => {
  expect(isMeant(soren, 'lind PRIM')).toBe(true);
  expect(isMeant({ to: '/', name: 'Amélie' }, 'amelie')).toBe(true);
  expect(isMeant(soren, 'lind amara')).toBe(false);
});

it('leaves out groups without any, and more than a person looks through', () => {
  const many = Array.from({ length: 9 }, (_, index) => ({ ...soren, to: `/instances/${index}` }));
  const groups = [
    { title: 'Test users', found: many },
    { title: 'Pages', found: [{ to: '/audit', name: 'Audit' }] },
  ];
  expect(narrowed(groups, 'lind', 5).map(({ title, found }) => [title, found.length])).toEqual([['Test users', 5]]);
});
