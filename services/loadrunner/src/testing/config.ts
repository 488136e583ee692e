import { backingFromEnv } from '@rehearsal/testing/service-under-test';

/** Where the real k6 of the integration tests is: the global setup of the tests finds one and says so. */
export const k6ForTests = (): string => backingFromEnv().K6_BIN;

/** What programs need to run at all, without the backing services that the environment may give. */
export const plainEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(['PATH', 'HOME', 'JAVA_HOME', 'TMPDIR'].map((name) => [name, process.env[name]]));

/** Of the owners that schedules of rehearsals ask there is none. */
export const NO_REHEARSALS = { SCENARIO_URL: 'http://127.0.0.1:9', REHEARSAL_URL: 'http://127.0.0.1:9' };
