import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import type { RefusalCode } from '@rehearsal/contracts/messages/refusals';
import type { CommandOutcome, Watched } from './outcomes.js';

interface Turn {
  instanceId: string;
  messageId: string;
  /** The version up to which the instance is known not to hold the message; nothing where nobody has looked. */
  absentAt?: number | undefined;
  /** Somebody gave this message before, and it waits for its answer. */
  isPending: boolean;
}

/**
 * What ends a turn beside its answer, whoever asked for it: a reset, an undone reset or a deletion takes the message away,
 * and any command may end it as failed. Without this its caller would wait for an answer that cannot come.
 */
export function turnBetween({ instanceId, messageId, absentAt = -1, isPending }: Turn): Watched {
  let isSent = isPending;
  const judge = (event: AnyMessage): CommandOutcome | undefined => {
    const { message, in_reply_to, message_id } = (event.data ?? {}) as {
      message?: { id: string };
      in_reply_to?: string;
      message_id?: string;
    };
    switch (event.type) {
      case 'MessageSent':
        if (message?.id !== messageId) return undefined;
        isSent = true;
        // Told again for the same command: the message was taken before, and is gone since.
        return (event.version ?? 0) <= absentAt ? refused(event, 'MESSAGE_NOT_PENDING', GONE) : undefined;
      case 'CoachReplied':
      case 'CoachTurnFailed':
        return in_reply_to === messageId ? { state: 'applied', events: [event] } : undefined;
      case 'InstanceReset':
      case 'ResetUndone':
      case 'SessionClosed':
        return isSent ? refused(event, 'MESSAGE_NOT_PENDING', GONE) : undefined;
      case 'MessageDeleted':
        return message_id === messageId ? refused(event, 'MESSAGE_NOT_PENDING', GONE) : undefined;
      case 'InstanceDeleted':
        return isSent
          ? refused(event, 'INSTANCE_DELETED', 'The instance was deleted before the coach answered.')
          : undefined;
      default:
        return undefined;
    }
  };
  return { aggregateId: instanceId, judge };
}

const GONE = 'A reset or a deletion came before the coach had answered; this message is not kept.';

const refused = (event: AnyMessage, code: RefusalCode, detail: string): CommandOutcome => ({
  state: 'refused',
  refusal: { ...event, type: 'CommandRefused', data: { command: 'SendMessage', code, detail } },
});
