/** Test users of a scenario are counted so far, and beyond that told as more: what it costs to count does not grow. */
export const MOST_COUNTED = 1000;
