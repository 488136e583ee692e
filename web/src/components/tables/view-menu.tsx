import { Button } from '@mantine/core';
import { ActMenu } from '../menus/act-menu.js';
import { withColumn, type ListColumn, type ListView } from './list-view.js';

interface Props<Name extends string> {
  readonly columns: readonly ListColumn<Name>[];
  readonly view: ListView<Name>;
  readonly onChange: (view: ListView<Name>) => void;
}

/** Which columns there are, and how much air between the rows. */
export const ViewMenu = <Name extends string>({ columns, view, onChange }: Props<Name>) => (
  <ActMenu
    width={180}
    heading="Shown in the list"
    groups={[
      columns.map(({ name, title }) => ({
        label: title,
        isOn: !view.hidden.includes(name),
        onChosen: () => onChange(withColumn(view, name)),
      })),
      [{ label: 'Dense rows', isOn: view.isDense, onChosen: () => onChange({ ...view, isDense: !view.isDense }) }],
    ]}
    target={<Button variant="default">View</Button>}
  />
);
