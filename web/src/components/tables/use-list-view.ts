import { useLocalStorage } from '@mantine/hooks';
import { viewOf, type ListView, type ViewedList } from './list-view.js';

const read = <Name extends string>(list: ViewedList<Name>, text: string | undefined): ListView<Name> => {
  try {
    return viewOf(list, JSON.parse(text ?? 'null'));
  } catch {
    return list.first;
  }
};

/** How a list is drawn, as it was left in this browser. */
export const useListView = <Name extends string>(list: ViewedList<Name>) =>
  useLocalStorage<ListView<Name>>({
    key: list.key,
    defaultValue: list.first,
    deserialize: (text) => read(list, text),
    getInitialValueInEffect: false,
  });
