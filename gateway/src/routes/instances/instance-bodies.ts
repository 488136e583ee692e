import { z } from 'zod';
import { Duration } from '@rehearsal/contracts/instance/duration';
import { InstanceView } from '@rehearsal/contracts/instance/instance-state';

/** An answer holds what is new or last; with this, all that there is. */
export const IncludeQuery = z.strictObject({ include: z.literal('instance').optional() });

/** How long a test user lives, in real time. Absent: as the house has it. Null: until it is deleted. */
export const Ttl = Duration.nullable().optional();

export const ttlSeconds = (seconds: number | null | undefined) =>
  seconds === undefined ? {} : { ttl_seconds: seconds };

export const madeInstance = { 201: { description: 'The instance', schema: InstanceView } };
