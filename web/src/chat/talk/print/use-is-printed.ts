import { useWindowEvent } from '@mantine/hooks';
import { useState } from 'react';
import { flushSync } from 'react-dom';

/** Whether the page is on its way to paper, where nobody scrolls: what is drawn only near the screen is all drawn then. */
export const useIsPrinted = (): boolean => {
  const [isPrinted, setPrinted] = useState(false);
  // The browser takes the page as it is once its listeners are done.
  useWindowEvent('beforeprint', () => flushSync(() => setPrinted(true)));
  useWindowEvent('afterprint', () => setPrinted(false));
  return isPrinted;
};
