import { InstanceView } from '@rehearsal/contracts/instance/instance-state';

/** As a command has it; absent: as the house has it. */
export const ttlSeconds = (seconds: number | null | undefined) =>
  seconds === undefined ? {} : { ttl_seconds: seconds };

export const madeInstance = { 201: { description: 'The instance', schema: InstanceView } };
