import { useEffect, useState } from 'react';

const keyOf = (instanceId: string): string => `rehearsal:message:${instanceId}`;

/** The text in the composer; kept in the tab, so that a reload or a lost session loses nothing. */
export const useTypedText = (instanceId: string) => {
  const [text, setText] = useState(() => sessionStorage.getItem(keyOf(instanceId)) ?? '');
  useEffect(() => {
    if (text === '') sessionStorage.removeItem(keyOf(instanceId));
    else sessionStorage.setItem(keyOf(instanceId), text);
  }, [instanceId, text]);
  return [text, setText] as const;
};
