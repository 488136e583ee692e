/** Whether a machine of continuous integration runs the tests: there nothing may be left untried. */
export const isCi = (): boolean => process.env.CI !== undefined;
