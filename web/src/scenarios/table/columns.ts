/** What a list of scenarios can tell beside their names. */
export const columns = [
  { name: 'tags', title: 'Tags' },
  { name: 'phase', title: 'Phase' },
  { name: 'holds', title: 'Holds' },
  { name: 'made', title: 'Made' },
  { name: 'updated', title: 'Updated' },
] as const;

export type Column = (typeof columns)[number]['name'];

/** How somebody likes the list to be drawn. */
export interface ListView {
  readonly hidden: readonly Column[];
  readonly isDense: boolean;
}

export const FIRST_VIEW: ListView = { hidden: ['made'], isDense: false };

/** What was kept, as far as it can be understood: columns may have come and gone since. */
export const viewOf = (kept: unknown): ListView => {
  const { hidden, isDense } = (typeof kept === 'object' && kept !== null ? kept : {}) as Partial<ListView>;
  if (!Array.isArray(hidden)) return FIRST_VIEW;
  return {
    hidden: columns.map(({ name }) => name).filter((name) => hidden.includes(name)),
    isDense: isDense === true,
  };
};

export const withColumn = ({ hidden, ...rest }: ListView, column: Column): ListView => ({
  ...rest,
  hidden: hidden.includes(column) ? hidden.filter((name) => name !== column) : [...hidden, column],
});
