/** The tokens that a text is streamed in: a word with the space before it. Joined they are the text. */
export const tokensOf = (text: string): string[] => (text === '' ? [] : text.split(/(?<=\S)(?=\s)/));

/** How usage is counted, of what comes in and of what goes out. */
export const countTokens = (text: string): number => text.match(/\S+/g)?.length ?? 0;
