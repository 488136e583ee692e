const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** A moment to the second, with its month in letters: whichever way round one writes dates, it is read the same. */
export const exactly = (at: string | number): string => moment.format(new Date(at));
