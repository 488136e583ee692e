import type { InstanceView } from '@rehearsal/contracts/instance/instance';
import type { Outcome } from '../../api/commands.js';

export interface Feed {
  readonly adopt: (view: InstanceView) => void;
  readonly refetch: () => Promise<unknown>;
}

/** Shows the instance that a command answered with; where the answer took too long, it is fetched. */
export const takeOutcome =
  ({ adopt, refetch }: Feed) =>
  ({ resource }: Outcome): void => {
    const given = resource as InstanceView | { instance: InstanceView } | null;
    if (given === null) void refetch();
    else adopt('instance' in given ? given.instance : given);
  };
