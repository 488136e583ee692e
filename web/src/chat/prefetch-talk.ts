import { queryClient } from '../api/query-client.js';
import { openedInstanceQuery } from '../api/resources/instances.js';
import { knownPrimary } from './known-primary.js';

interface Opened {
  readonly params: { readonly scenarioId: string };
  readonly location: { readonly search: { readonly instance?: string } };
}

/** Has what was said come beside the page that shows it. Nobody waits here: the page tells how it goes. */
export const prefetchTalk = ({ params, location }: Opened): void => {
  const id = location.search.instance ?? knownPrimary(queryClient, params.scenarioId);
  if (id !== undefined) void queryClient.query(openedInstanceQuery(id)).catch(() => undefined);
};
