/** Most people and tokens whose names are asked for at once. */
export const MOST_NAMED = 100;
