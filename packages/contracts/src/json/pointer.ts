/** RFC 6901: `['identities', 0, 'a/b']` is `/identities/0/a~1b`. */
export const jsonPointer = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
