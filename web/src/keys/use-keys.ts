import { useWindowEvent } from '@mantine/hooks';
import { useEffect, useEffectEvent } from 'react';
import { isCovered, isHeard } from './is-heard.js';
import type { Key, Reach } from './key.js';
import { offerKeys } from './offered-keys.js';

/**
 * Hears keys while the component is shown, and has them listed. Under a dialog or a menu nothing is done by them; they are
 * kept from the browser all the same, for which they mean something else. A key that is held down acts once.
 */
export const useKeys = (keys: readonly Key[], reach: Reach = 'page'): void => {
  const latest = useEffectEvent(() => keys);
  useEffect(() => offerKeys(() => ({ reach, keys: latest() })), [reach]);
  // On its way down, so that it is heard wherever the focus is.
  useWindowEvent(
    'keydown',
    (event) => {
      for (const key of keys) {
        if (key.onPressed === undefined || !isHeard(key, event)) continue;
        event.preventDefault();
        if (!event.repeat && (key.within !== undefined || !isCovered())) key.onPressed();
      }
    },
    true,
  );
};
