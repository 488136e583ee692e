import { z } from 'zod';

/** What `/readyz` of a service answers, whether it is ready or not. */
export const Readiness = z.looseObject({ waiting_for: z.array(z.string()), without: z.array(z.string()) });
export type Readiness = Pick<z.infer<typeof Readiness>, 'waiting_for' | 'without'>;

/** `degraded`: it serves, and lacks something; `not-ready`: it says that it cannot serve; `silent`: nobody answers there. */
export const ServiceState = z.enum(['ready', 'degraded', 'not-ready', 'silent']);
export type ServiceState = z.infer<typeof ServiceState>;

/** One of our services, as the gateway that was asked finds it. */
export const ServiceHealth = z.strictObject({
  name: z.string(),
  state: ServiceState,
  /** What it cannot serve without, and does not have, such as `mongo` or `kafka publisher`. */
  waiting_for: z.array(z.string()),
  /** What it serves without, only worse. */
  without: z.array(z.string()),
});
export type ServiceHealth = z.infer<typeof ServiceHealth>;

/** The whole system, the gateway that was asked first. */
export const SystemHealth = z
  .strictObject({
    /** Whether every service is ready, with nothing lacking. */
    ok: z.boolean(),
    services: z.array(ServiceHealth),
  })
  .meta({ id: 'SystemHealth' });
export type SystemHealth = z.infer<typeof SystemHealth>;
