/** Where a service comes from. */
export type Source = 'environment' | 'docker' | 'local';

/**
 * The order of preference: what the caller gives, then the official image, then a process on this machine.
 * k6 is a program that workers run, not a server, so it never comes from an image here.
 */
export function chooseSource(facts: { given: boolean; docker: boolean; isServer: boolean }): Source {
  if (facts.given) return 'environment';
  return facts.docker && facts.isServer ? 'docker' : 'local';
}
