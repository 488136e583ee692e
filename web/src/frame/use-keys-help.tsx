import { lazy, Suspense, useState, type ReactNode } from 'react';
import { styledPart } from '../parts/styled-part.js';
import type { OfferedKeys } from '../keys/key.js';
import { offeredKeys } from '../keys/offered-keys.js';
import { useKeys } from '../keys/use-keys.js';

const KeysDialog = lazy(
  styledPart(() => import('../keys/keys-dialog.js').then(({ KeysDialog: part }) => ({ default: part }))),
);

export const SHOW_KEYS = { keys: '?', label: 'Show the keys' } as const;

/** The list of the keys, by a key of its own from wherever one is. */
export const useKeysHelp = (): { readonly open: () => void; readonly dialog: ReactNode } => {
  const [offered, setOffered] = useState<readonly OfferedKeys[] | null>(null);
  const open = () => setOffered(offeredKeys());
  useKeys([{ ...SHOW_KEYS, onPressed: open }], 'everywhere');
  return {
    open,
    dialog: offered && (
      <Suspense>
        <KeysDialog offered={offered} onClose={() => setOffered(null)} />
      </Suspense>
    ),
  };
};
