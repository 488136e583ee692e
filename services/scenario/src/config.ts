import { BaseConfig } from '@rehearsal/platform/config';

/** The scenario service needs nothing beyond what every process knows. */
export const ScenarioConfig = BaseConfig;
