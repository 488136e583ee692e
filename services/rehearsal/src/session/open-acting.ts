import { actorSigner } from '@rehearsal/platform/actor-token';
import { carryOutThrough, type CarryOut } from '@rehearsal/platform/commanding/carry-out';
import { commandsThrough } from '@rehearsal/platform/commanding/give-command';
import { openOutcomes, type RecordedOutcome } from '@rehearsal/platform/commanding/outcomes';
import type { OwnerClient } from '@rehearsal/platform/http/owner-client';
import { unlessNotFound } from '@rehearsal/platform/http/unless-not-found';
import type { Listen } from '@rehearsal/platform/kafka/on-demand';
import type { Publisher } from '@rehearsal/platform/kafka/publisher';
import type { ServiceHost } from '@rehearsal/platform/service';
import type { RehearsalConfig } from '../config.js';
import { openInstanceFeed, type InstanceFeed } from './instance-feed.js';

/** How this process acts on test users: it gives commands to their owner, and follows their events from now on. */
export async function openActing(
  host: ServiceHost,
  config: RehearsalConfig,
  { publisher, instantiator }: { publisher: Publisher; instantiator: Pick<OwnerClient, 'get'> },
): Promise<{ carryOut: CarryOut; feed: InstanceFeed; listen: Listen }> {
  const outcomes = openOutcomes();
  const feed = openInstanceFeed();
  // A trial looks at what the feed heard as soon as an outcome is known.
  const followers = [feed, outcomes];
  const listen = await host.follow('rehearsal-trials', ['instance.events.v1'], followers, { onDemand: true });
  const instances = {
    outcomeOf: (id: string, commandId: string) =>
      unlessNotFound(instantiator.get<RecordedOutcome>(`/operations/${id}/${commandId}`)),
  };
  const give = commandsThrough(publisher, actorSigner(config.ACTOR_PRIVATE_KEY), 'rehearsal');
  return { carryOut: carryOutThrough({ give, outcomes, listen, instances }), feed, listen };
}
