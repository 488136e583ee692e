import { useMediaQuery } from '@mantine/hooks';

/** Whether the form and the JSON have room beside each other. */
export const useIsWide = (): boolean =>
  useMediaQuery('(min-width: 75em)', undefined, { getInitialValueInEffect: false });
