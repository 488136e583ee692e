import { expect, it } from '@jest/globals';
import { printed } from './key.js';
import { offeredKeys, offerKeys } from './offered-keys.js';

it('lists the keys that are heard now, those of the page first, and says how each looks', () => {
  const search = { keys: 'mod+K', label: 'Search everything', onPressed: () => undefined };
  const reset = { keys: 'alt+shift+R', label: 'Reset', onPressed: () => undefined };
  const line = { keys: 'shift+Enter', label: 'New line' };
  const leave = [
    offerKeys(() => ({ reach: 'everywhere', keys: [search] })),
    offerKeys(() => ({ reach: 'page', keys: [reset, line] })),
  ];
  expect(offeredKeys()).toEqual([
    { reach: 'page', keys: [reset, line] },
    { reach: 'everywhere', keys: [search] },
  ]);
  expect(printed(reset.keys)).toEqual(['Alt', 'Shift', 'R']);
  expect(printed('mod+K')).toEqual(['Ctrl', 'K']);
  for (const each of leave) each();
  expect(offeredKeys()).toEqual([]);
});
