import type { ScenarioFilter, ScenarioSort } from '@rehearsal/contracts/http/scenarios/scenarios';
import { listOrder, type ListOrder } from '../../components/tables/list-order.js';
import type { ListColumn, ListView, ViewedList } from '../../components/tables/list-view.js';

export type Column = 'tags' | 'phase' | 'holds' | 'instances' | 'runs' | 'author' | 'made' | 'updated' | 'used';

interface ScenarioColumn extends ListColumn<Column> {
  /** How much room it takes. */
  readonly rem: number;
  /** What a press of its title orders the rows by. */
  readonly sort?: ScenarioSort;
}

/** What a list of scenarios can tell beside their names. */
export const columns: readonly ScenarioColumn[] = [
  { name: 'tags', rem: 10, title: 'Tags' },
  { name: 'phase', rem: 10.5, title: 'Phase', sort: 'phase' },
  { name: 'holds', rem: 11, title: 'Holds', sort: 'messages' },
  { name: 'instances', rem: 5.5, title: 'Instances', sort: 'instances' },
  { name: 'runs', rem: 8.5, title: 'Last runs', sort: 'verdict' },
  { name: 'author', rem: 6, title: 'By', sort: 'author' },
  { name: 'made', rem: 7.5, title: 'Made', sort: 'created' },
  { name: 'updated', rem: 7.5, title: 'Updated', sort: 'updated' },
  { name: 'used', rem: 7.5, title: 'Used', sort: 'used' },
];

export type ScenarioListView = ListView<Column>;

export const scenarioList: ViewedList<Column> = {
  key: 'rehearsal:scenario-list',
  columns,
  first: { hidden: ['instances', 'author', 'made', 'used'], isDense: false },
};

/** Name, box and acts; a name is cut off, and there must be enough of it left. */
const REM_OF_REST = 25.5;

/** The least width in which the columns that are shown have room, those apart that only a wide screen has. */
export const leastRem = ({ hidden }: ScenarioListView): { always: number; ifWide: number } => {
  const room = (isIfWide: boolean) =>
    columns
      .filter(({ name }) => (name === 'tags') === isIfWide && !hidden.includes(name))
      .reduce((sum, { rem }) => sum + rem, 0);
  return { always: REM_OF_REST + room(false), ifWide: room(true) };
};

/** Whether what is shown has to be asked of the owner of instances too. */
export const showsUse = ({ hidden }: ScenarioListView): boolean =>
  (['instances', 'used'] as const).some((column) => !hidden.includes(column));

export type ScenarioOrder = ListOrder<ScenarioSort>;

/** Those made last first where nobody says. */
export const { orderOf, turnedBy } = listOrder<ScenarioSort>({ first: 'created', texts: ['name', 'author', 'phase'] });

/** The address as a filter: what is empty does not narrow, and what is none is refused by the gateway with its reason. */
export const asked = (search: object): ScenarioFilter =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== ''));

/** Whether the address leaves any out. */
export const isNarrowed = ({ sort: _, order: _way, ...parts }: ScenarioFilter): boolean =>
  Object.values(parts).some((part) => part !== undefined);
