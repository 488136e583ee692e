/** What a list can tell beside the names of its rows. */
export interface ListColumn<Name extends string> {
  readonly name: Name;
  readonly title: string;
}

/** How somebody likes a list to be drawn. */
export interface ListView<Name extends string> {
  readonly hidden: readonly Name[];
  readonly isDense: boolean;
}

/** A list that can be drawn in several ways, and how it is drawn at first. */
export interface ViewedList<Name extends string> {
  /** Under this the browser keeps how it was left. */
  readonly key: string;
  readonly columns: readonly ListColumn<Name>[];
  readonly first: ListView<Name>;
}

/** What was kept, as far as it can be understood: columns may have come and gone since. */
export const viewOf = <Name extends string>({ columns, first }: ViewedList<Name>, kept: unknown): ListView<Name> => {
  const { hidden, isDense } = (typeof kept === 'object' && kept !== null ? kept : {}) as Partial<ListView<Name>>;
  if (!Array.isArray(hidden)) return first;
  return {
    hidden: columns.map(({ name }) => name).filter((name) => hidden.includes(name)),
    isDense: isDense === true,
  };
};

export const withColumn = <Name extends string>({ hidden, ...rest }: ListView<Name>, column: Name): ListView<Name> => ({
  ...rest,
  hidden: hidden.includes(column) ? hidden.filter((name) => name !== column) : [...hidden, column],
});
