import { useEffect, useState } from 'react';
import type { Outgoing } from './outgoing.js';
import { LEFT } from './send-failure.js';

const keyOf = (instanceId: string): string => `rehearsal:unsent:${instanceId}`;

const isOutgoing = (value: unknown): value is Outgoing =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Outgoing).key === 'string' &&
  typeof (value as Outgoing).content === 'string' &&
  typeof (value as Outgoing).after === 'number';

/** Nothing goes by itself that the person may have forgotten: whatever it was, they say whether it is sent again. */
const kept = (instanceId: string): readonly Outgoing[] => {
  const found: unknown = JSON.parse(sessionStorage.getItem(keyOf(instanceId)) ?? '[]');
  if (!Array.isArray(found)) return [];
  return found
    .filter(isOutgoing)
    .map((message) => ({ ...message, failure: message.failure?.outcome === 'refused' ? message.failure : LEFT }));
};

/** Messages on their way and those that did not go; kept in the tab with their keys, so that leaving the page loses none. */
export const useUnsent = (instanceId: string) => {
  const [unsent, setUnsent] = useState(() => kept(instanceId));
  useEffect(() => {
    if (unsent.length === 0) sessionStorage.removeItem(keyOf(instanceId));
    else sessionStorage.setItem(keyOf(instanceId), JSON.stringify(unsent));
  }, [instanceId, unsent]);
  return [unsent, setUnsent] as const;
};
