import { useMediaQuery } from '@mantine/hooks';

/** Whether a table has too little room for its columns, so that its rows become cards. */
export const useIsNarrow = (): boolean =>
  useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
