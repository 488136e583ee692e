/** Where the real k6 of the integration tests is: the global setup of the tests finds one. */
export const k6ForTests = (): string => process.env.K6_BIN ?? '';
