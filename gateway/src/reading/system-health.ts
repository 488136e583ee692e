import type { Readiness, ServiceHealth, ServiceState, SystemHealth } from '@rehearsal/contracts/http/system/system';

/** What asks a service whether it is ready; null where nobody answers. */
type Ask = () => Promise<Readiness | null> | Readiness;

/** How every service is at this moment, by what each says of itself. */
export async function systemHealth(services: Readonly<Record<string, Ask>>): Promise<SystemHealth> {
  const found = await Promise.all(
    Object.entries(services).map(async ([name, ask]): Promise<ServiceHealth> => {
      const said = await ask();
      const { waiting_for, without } = said ?? { waiting_for: [], without: [] };
      return { name, state: stateOf(said), waiting_for, without };
    }),
  );
  return { ok: found.every(({ state }) => state === 'ready'), services: found };
}

function stateOf(said: Readiness | null): ServiceState {
  if (said === null) return 'silent';
  if (said.waiting_for.length > 0) return 'not-ready';
  return said.without.length > 0 ? 'degraded' : 'ready';
}
