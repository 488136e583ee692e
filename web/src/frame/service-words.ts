import type { ServiceHealth, SystemHealth } from '@rehearsal/contracts/http/system/system';

/** What people cannot do while a service is away. */
const LOST: Readonly<Record<string, string>> = {
  gateway: 'Pages may not follow what others do.',
  scenario: 'Scenarios cannot be read or changed.',
  instantiator: 'Test users cannot be read, and nothing can be said to them.',
  coach: 'Messages wait for their answers.',
  rehearsal: 'Rehearsals cannot be run or read.',
  loadrunner: 'Load runs cannot be queued or read.',
  audit: 'The audit log cannot be read; what happens meanwhile is added to it later.',
};

/** How a service is, in a few words, with what it lacks. */
export const stateWords = ({ state, waiting_for, without }: ServiceHealth): string => {
  switch (state) {
    case 'ready':
      return 'ready';
    case 'degraded':
      return `works, without ${without.join(' and ')}`;
    case 'not-ready':
      return `waits for ${waiting_for.join(' and ')}`;
    case 'silent':
      return 'does not answer';
  }
};

/** What it means for whoever works here; nothing where it means nothing. */
export const lossWords = ({ name, state }: ServiceHealth): string | undefined =>
  state === 'not-ready' || state === 'silent' ? LOST[name] : undefined;

/** The whole system in a few words: the one that is worst off by name, and how many others. */
export const systemWords = ({ services }: SystemHealth): string => {
  const down = services.filter(({ state }) => state === 'not-ready' || state === 'silent');
  const lesser = services.filter(({ state }) => state === 'degraded');
  const [first, ...others] = down.length > 0 ? down : lesser;
  if (first === undefined) return 'All services ready';
  const words = `${first.name} ${stateWords(first)}`;
  return others.length === 0 ? words : `${words}, and ${others.length} more`;
};
