import { BaseConfig } from '@rehearsal/platform/config';

/** The instantiator needs nothing beyond what every process knows. */
export const InstantiatorConfig = BaseConfig;
