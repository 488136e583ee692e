import { useLocalStorage } from '@mantine/hooks';
import { FIRST_VIEW, viewOf, type ListView } from './columns.js';

const read = (text: string | undefined): ListView => {
  try {
    return viewOf(JSON.parse(text ?? 'null'));
  } catch {
    return FIRST_VIEW;
  }
};

/** How the list is drawn, as it was left in this browser. */
export const useListView = () =>
  useLocalStorage<ListView>({
    key: 'rehearsal:scenario-list',
    defaultValue: FIRST_VIEW,
    deserialize: read,
    getInitialValueInEffect: false,
  });
