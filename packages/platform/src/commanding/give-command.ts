import type { z } from 'zod';
import type { instanceCommands } from '@rehearsal/contracts/instance/instance';
import type { Actor } from '@rehearsal/contracts/messages/roles';
import type { SignActor } from '../actor-token.js';
import { encode } from '../envelope.js';
import type { Publisher } from '../kafka/publisher.js';
import { newCommand } from '../messages/new-command.js';

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

/** For a service that is no owner and acts on instances; `service` is the source that its commands name. */
export const commandsThrough =
  (publisher: Publisher, sign: SignActor, service: string): GiveCommand =>
  async (definition, instanceId, data, given) => {
    const { traceparent, ...by } = given;
    const message = newCommand(definition, instanceId, data, { ...by, ...(traceparent && { traceparent }) });
    await publisher.publish('instance.commands.v1', [encode(message, service, await sign(given.actor))]);
  };
