import { Kbd } from '@mantine/core';
import { printed } from './key.js';

/** The keys to press, as they look. */
export const PrintedKeys = ({ keys }: { readonly keys: string }) => (
  <span className="printed-keys">
    {printed(keys).map((key) => (
      <Kbd key={key} size="xs">
        {key}
      </Kbd>
    ))}
  </span>
);
