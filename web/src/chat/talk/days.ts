interface Spoken {
  readonly timestamp: string;
}

const dayOf = ({ timestamp }: Spoken): string => new Date(timestamp).toDateString();

/**
 * Whether another day begins with a message, as its own clock shows it. Of the first one of those that are loaded nobody
 * knows, unless it is the first of all: a line that went again would move what one reads.
 */
export const beginsDay = (messages: readonly Spoken[], index: number, earlier: number): boolean => {
  const [before, message] = [messages[index - 1], messages[index]];
  if (message === undefined || Number.isNaN(Date.parse(message.timestamp))) return false;
  return before === undefined ? earlier === 0 : dayOf(before) !== dayOf(message);
};

/** A day as it is written between messages. */
export const dayWords = (at: string): string =>
  new Date(at).toLocaleDateString([], { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
