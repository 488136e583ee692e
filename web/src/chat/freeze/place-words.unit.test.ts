import { expect, it } from '@jest/globals';
import { isLink, placeWords } from './place-words.js';

it.each([
  ['/chat_messages/3/content', 'Message 4'],
  ['/identities/0/name', 'Identity 1'],
  ['/identities/0/notes/1', 'Identity 1: notes 2'],
  ['/user_notes/2/note', 'Note 3'],
  ['/user/first_name', 'Person: first name'],
  ['/coach_state/metadata/a~1b', 'Coach state: metadata a/b'],
  ['/actions/1/result_summary', 'Action 2: result summary'],
])('%s is %s', (pointer, words) => expect(placeWords(pointer)).toBe(words));

it('tells a link from what it leads to', () => {
  expect(['/user_notes/0/source_message', '/chat_messages/0/content'].map(isLink)).toEqual([true, false]);
});
