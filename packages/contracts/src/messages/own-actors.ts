/** Our services, by the names that their messages, groups and stores have: what acts under another name, or writes to a topic, does not compile. */
export const services = ['audit', 'coach', 'gateway', 'instantiator', 'loadrunner', 'rehearsal', 'scenario'] as const;
export type ServiceName = (typeof services)[number];

/** Who acts without anybody who asked for it: a service by itself, or the console of the machine when the system starts. */
export const ownActors = [...services, 'console'] as const;

export interface OwnActor {
  readonly id: (typeof ownActors)[number];
  readonly role: 'service';
}
export const ownActor = (id: OwnActor['id']): OwnActor => ({ id, role: 'service' });
