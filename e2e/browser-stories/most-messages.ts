/** So many an instance holds in the system of the stories in depth. */
export const MOST_MESSAGES = 1300;
