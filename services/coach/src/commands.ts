import type { InstanceCommand } from '@rehearsal/contracts/instance/instance';
import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import type { Actor } from '@rehearsal/contracts/messages/roles';
import type { SignActor } from '@rehearsal/platform/actor-token';
import { encode } from '@rehearsal/platform/envelope';
import type { Publisher } from '@rehearsal/platform/kafka/publisher';

type DataOf<Type extends InstanceCommand['type']> = Extract<InstanceCommand, { type: Type }>['data'];

/** Who gives a command, and what it follows from. */
interface Given {
  readonly id: string;
  readonly actor: Actor;
  readonly correlationId: string;
}

/** Gives a command to an instance; resolves once the broker has it. */
export type GiveCommand = <Type extends InstanceCommand['type']>(
  type: Type,
  instanceId: string,
  data: DataOf<Type>,
  given: Given,
) => Promise<void>;

export const COACH: Actor = { id: 'coach', role: 'service' };

export const commandsThrough =
  (publisher: Publisher, sign: SignActor): GiveCommand =>
  async (type, aggregateId, data, { id, actor, correlationId }) => {
    const time = new Date().toISOString();
    const message: AnyMessage = { id, type, aggregateId, actor, correlationId, time, data };
    await publisher.publish('instance.commands.v1', [encode(message, 'coach', await sign(actor))]);
  };
