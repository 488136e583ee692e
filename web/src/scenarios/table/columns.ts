import type { ListView, ViewedList } from '../../components/tables/list-view.js';

/** What a list of scenarios can tell beside their names. */
export const columns = [
  { name: 'tags', title: 'Tags' },
  { name: 'phase', title: 'Phase' },
  { name: 'holds', title: 'Holds' },
  { name: 'made', title: 'Made' },
  { name: 'updated', title: 'Updated' },
] as const;

export type Column = (typeof columns)[number]['name'];
export type ScenarioListView = ListView<Column>;

export const scenarioList: ViewedList<Column> = {
  key: 'rehearsal:scenario-list',
  columns,
  first: { hidden: ['made'], isDense: false },
};
