/** Who has a name that nobody gave them: the command line of the clone, whose token is made with the house. */
export const HOUSE_NAMES = [['cli', 'rehearse']] as const;
