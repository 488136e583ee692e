/** Which way a list goes. */
export interface ListOrder<Sort extends string> {
  readonly sort: Sort;
  readonly order: 'asc' | 'desc';
}

interface AskedOrder<Sort extends string> {
  readonly sort?: Sort | undefined;
  readonly order?: 'asc' | 'desc' | undefined;
}

/** The orders of one list: `texts` begin with A, of moments and numbers the latest and the most come first. */
export const listOrder = <Sort extends string>({ first, texts }: { first: Sort; texts: readonly Sort[] }) => {
  const usualWay = (sort: Sort): ListOrder<Sort> => ({ sort, order: texts.includes(sort) ? 'asc' : 'desc' });
  return {
    /** The order that an address asks for. */
    orderOf: ({ sort = first, order }: AskedOrder<Sort>): ListOrder<Sort> => ({
      ...usualWay(sort),
      ...(order && { order }),
    }),
    /** What becomes of the order when somebody presses a column's title: by this column, or the other way round. */
    turnedBy: (now: ListOrder<Sort>, column: Sort): ListOrder<Sort> =>
      now.sort === column ? { sort: column, order: now.order === 'asc' ? 'desc' : 'asc' } : usualWay(column),
  };
};
