import { describe, expect, it } from '@jest/globals';
import { findPersonalData } from './personal-data.js';
import { nameSpellings } from './user-names.js';

const found = (text: string, first = 'Ann', last = 'Whitfield'): string[] =>
  findPersonalData(text, nameSpellings(first, last)).map(
    ({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`,
  );

describe('finding personal data', () => {
  it('finds a name as a whole word in any case, and never within another word', () => {
    expect(found("Ann's Anniversary, ANN, Joann, ann_w")).toEqual(['name: Ann', 'name: ANN', 'name: ann']);
  });

  it('finds names in scripts without word boundaries', () => {
    expect(found('山田春香さんと春香です', '春香', '山田')).toEqual(['name: 山田春香', 'name: 春香']);
    expect(found('森林で林さんと', '花', '林')).toEqual(['name: 林']);
    expect(found('민준이는 김민준', '민준', '김')).toEqual(['name: 민준', 'name: 김민준']);
    expect(found('وليلى هنا', 'ليلى', 'حداد')).toEqual(['name: ليلى']);
  });

  it('finds a name with and without its accents, composed or not, and each part of a double name', () => {
    expect(found('Zoe, ZOE\u0308, zoë'.normalize('NFC'), 'Zoë', 'Doe')).toHaveLength(3);
    expect(found('Zoe\u0308 was here', 'Zoë', 'Doe')).toEqual(['name: Zoe\u0308']);
    expect(found('Mary, Jane and Mary Jane', 'Mary Jane', 'van der Meer')).toEqual([
      'name: Mary',
      'name: Jane',
      'name: Mary Jane',
    ]);
    expect(found('van and der are words', 'Mary', 'van der Meer')).toEqual([]);
  });

  it.each([
    'I was born in 1984 and moved in 2019-2021',
    'On 2025-01-31T09:30:00.000Z and 2025-01-31 09:30, or 31/12/2024 at 18:45',
    'I did 10 20 30 40 push-ups, 3.14159265 times, 1 000 000 in all, 12,345,678.90 dollars',
    'Chapter 5, verse 12; version 1.22.333; 100% of 365 days',
    'I walked 2 miles down the road to a place with 3 drives',
    'Look at https://example.org/blog/top-10-books?page=2 and https://example.org/2024/05/',
    'Email me at noon @ home',
  ])('leaves alone: %s', (text) => expect(found(text)).toEqual([]));

  it.each([
    ['call 867 5309 please', 'phone: 867 5309'],
    ['write a.b+c@mail.example.co.uk.', 'email: a.b+c@mail.example.co.uk'],
    ['at 12 Maple Street, Springfield, IL 62704 now', 'address: 12 Maple Street, Springfield, IL 62704'],
    ['see https://example.org/users/42/journal.', 'url: https://example.org/users/42/journal'],
    ['card 4111 1111 1111 1111', 'id: 4111 1111 1111 1111'],
  ])('finds in "%s"', (text, finding) => expect(found(text)).toEqual([finding]));

  it('takes a larger finding for the name within it', () => {
    expect(found('ann.whitfield@gmail.com')).toEqual(['email: ann.whitfield@gmail.com']);
    expect(found('12 Ann Street')).toEqual(['address: 12 Ann Street']);
  });
});
