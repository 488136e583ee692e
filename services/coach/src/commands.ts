import type { z } from 'zod';
import type { instanceCommands } from '@rehearsal/contracts/instance/instance';
import type { Actor } from '@rehearsal/contracts/messages/roles';
import type { SignActor } from '@rehearsal/platform/actor-token';
import { encode } from '@rehearsal/platform/envelope';
import type { Publisher } from '@rehearsal/platform/kafka/publisher';
import { newCommand } from '@rehearsal/platform/messages/new-command';

type Definition = (typeof instanceCommands)[number];

/** Who gives a command, and what it follows from. */
export interface Given {
  readonly id: string;
  readonly actor: Actor;
  readonly correlationId: string;
  readonly traceparent?: string | undefined;
}

/** Gives a command to an instance; resolves once the broker has it. */
export type GiveCommand = <D extends Definition>(
  definition: D,
  instanceId: string,
  data: z.output<D['schema']>,
  given: Given,
) => Promise<void>;

export const COACH: Actor = { id: 'coach', role: 'service' };

export const commandsThrough =
  (publisher: Publisher, sign: SignActor): GiveCommand =>
  async (definition, instanceId, data, given) => {
    const { traceparent, ...by } = given;
    const message = newCommand(definition, instanceId, data, { ...by, ...(traceparent && { traceparent }) });
    await publisher.publish('instance.commands.v1', [encode(message, 'coach', await sign(given.actor))]);
  };
