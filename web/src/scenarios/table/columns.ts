import type { ScenarioFilter, ScenarioSort } from '@rehearsal/contracts/http/scenarios';
import { listOrder, type ListOrder } from '../../components/tables/list-order.js';
import type { ListColumn, ListView, ViewedList } from '../../components/tables/list-view.js';

export type Column = 'tags' | 'phase' | 'holds' | 'instances' | 'runs' | 'author' | 'made' | 'updated' | 'used';

interface ScenarioColumn extends ListColumn<Column> {
  /** What a press of its title orders the rows by. */
  readonly sort?: ScenarioSort;
}

/** What a list of scenarios can tell beside their names. */
export const columns: readonly ScenarioColumn[] = [
  { name: 'tags', title: 'Tags' },
  { name: 'phase', title: 'Phase', sort: 'phase' },
  { name: 'holds', title: 'Holds', sort: 'messages' },
  { name: 'instances', title: 'Instances' },
  { name: 'runs', title: 'Last runs', sort: 'verdict' },
  { name: 'author', title: 'By', sort: 'author' },
  { name: 'made', title: 'Made', sort: 'created' },
  { name: 'updated', title: 'Updated', sort: 'updated' },
  { name: 'used', title: 'Used' },
];

export type ScenarioListView = ListView<Column>;

export const scenarioList: ViewedList<Column> = {
  key: 'rehearsal:scenario-list',
  columns,
  first: { hidden: ['instances', 'author', 'made'], isDense: false },
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
