/** The browser's own search would find no more than is near the screen. */
export const SEARCH = { keys: 'mod+F', label: 'Search the conversation' } as const;
