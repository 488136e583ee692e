import type { InstanceRow } from '@rehearsal/contracts/http/instances/instances';

/** What somebody in a live session is called; guests of one name are told apart by the end of their session's id. */
export const personOf = ({ first_name, last_name, id }: Pick<InstanceRow, 'first_name' | 'last_name' | 'id'>): string =>
  `${[first_name, last_name].join(' ').trim() || 'Guest'} (${id.slice(-8)})`;
