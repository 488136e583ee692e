import { Button } from '@mantine/core';
import { ActMenu } from '../../components/menus/act-menu.js';
import { columns, withColumn, type ListView } from './columns.js';

interface Props {
  readonly view: ListView;
  readonly onChange: (view: ListView) => void;
}

/** Which columns there are, and how much air between the rows. */
export const ViewMenu = ({ view, onChange }: Props) => (
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
