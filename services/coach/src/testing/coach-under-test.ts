import { generateActorKeys } from '@rehearsal/platform/actor-token';
import { startService, type ServiceProcess } from '@rehearsal/testing/service-process';
import { backingFromEnv, freshNamespace, openBus } from '@rehearsal/testing/service-under-test';
import { importJWK, SignJWT } from 'jose';
import { startStandInInstantiator } from './stand-in-instantiator.js';

/** The coach as its own process, on real Kafka and Redis, beside an instantiator that stands in for the real one. */
export async function startCoach(env: Record<string, string> = {}) {
  const namespace = freshNamespace();
  const bus = await openBus({ namespace, events: ['instance.events.v1'], commands: ['instance.commands.v1'] });
  const instantiator = await startStandInInstantiator(bus);
  const session = generateActorKeys('gateway');
  const given = {
    ...backingFromEnv(),
    NAMESPACE: namespace,
    INSTANTIATOR_URL: instantiator.url,
    ACTOR_PRIVATE_KEY: JSON.stringify(generateActorKeys('coach').privateKey),
    SESSION_PUBLIC_KEY: JSON.stringify(session.publicKey),
    ...env,
  };
  const processes: ServiceProcess[] = [];
  const another = async (more: Record<string, string> = {}): Promise<ServiceProcess> => {
    const started = await startService('services/coach/dist/main.js', { ...given, ...more });
    processes.push(started);
    return started;
  };
  const coach = await another();
  const signing = await importJWK(session.privateKey, 'EdDSA');

  return {
    url: coach.url,
    bus,
    instantiator,
    namespace,
    /** The first process, which `url` is of. */
    process: coach,
    /** A further process of the same coach. */
    another,
    /** A token as the gateway gives it for an instance. */
    instanceToken: (id: string, kind: 'test' | 'live' = 'test'): Promise<string> =>
      new SignJWT({ kind })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'instance+jwt' })
        .setIssuer('rehearsal')
        .setAudience('rehearsal-coach')
        .setSubject(id)
        .setIssuedAt()
        .setExpirationTime('5 min')
        .sign(signing),
    guestLogin: async (): Promise<{ token: string; cookie: string }> => {
      const response = await fetch(`${coach.url}/v1/auth/guest-login`, { method: 'POST', body: '{}' });
      const { access_token } = (await response.json()) as { access_token: string };
      return { token: access_token, cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
    },
    close: async (): Promise<void> => {
      for (const each of processes) await each.kill('SIGTERM');
      await instantiator.close();
      await bus.close();
    },
  };
}
export type CoachUnderTest = Awaited<ReturnType<typeof startCoach>>;
