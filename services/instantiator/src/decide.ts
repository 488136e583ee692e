import type { InstanceCommand, InstanceFact } from '@rehearsal/contracts/instance/instance';
import type { Instance } from '@rehearsal/contracts/instance/instance-state';
import type { DecideContext } from '@rehearsal/platform/journal/processor';

export type CommandData<Type extends InstanceCommand['type']> = Extract<InstanceCommand, { type: Type }>['data'];

/** A decision without the world: what a command makes of a state, or a Refusal. */
export type Decide<Type extends InstanceCommand['type']> = (
  state: Instance | undefined,
  data: CommandData<Type>,
  context: DecideContext,
) => InstanceFact[];
