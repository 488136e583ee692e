const seen: Record<string, string> = {};

/** Notes in words which servers a system ran on, for the head of the table. */
export const noteServers = (providers: Readonly<Record<string, string>>): void => void Object.assign(seen, providers);

export const serversSeen = (): Record<string, string> => ({ ...seen });
