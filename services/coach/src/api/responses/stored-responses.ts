import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import { replyId } from '../../record-turn.js';
import type { Speaker } from '../access/speaker.js';
import { ApiError } from '../api-error.js';
import type { ApiDependencies } from '../api-dependencies.js';
import { KEPT_SECONDS } from '../kept.js';
import type { Sessions } from '../turn/sessions.js';
import type { ResponseHead } from './response-shapes.js';

/** What a conversation does not know of the turn that a response was. */
export interface StoredResponse {
  readonly head: ResponseHead;
  readonly conversationId: string;
  readonly messageId: string;
  readonly inputTokens: number;
  readonly isCut: boolean;
}

export interface FoundResponse extends StoredResponse {
  readonly view: Omit<InstanceView, 'digest'>;
}

const responseNotFound = (id: string, param: string | null = null): ApiError =>
  new ApiError(
    404,
    'invalid_request_error',
    'response_not_found',
    `There is no stored response "${id.slice(0, 100)}". One is stored in a conversation, or with "store": true; a reset ` +
      'of the conversation takes it away.',
    param,
  );

export type StoredResponses = ReturnType<typeof storedResponsesIn>;

/** Responses that were kept: the words are in the journal, and what else was asked and told is noted beside it. */
export function storedResponsesIn(
  { redis, keys }: Pick<ApiDependencies, 'redis' | 'keys'>,
  sessions: Pick<Sessions, 'find' | 'whole'>,
) {
  return {
    keep: async (stored: StoredResponse): Promise<void> => {
      await redis.set(keys.response(stored.head.id), JSON.stringify(stored), 'EX', KEPT_SECONDS);
    },

    /** Of another person's nobody learns that it exists. */
    find: async (speaker: Speaker, id: string, param: string | null = null): Promise<FoundResponse> => {
      const text = id.length > 100 ? null : await redis.get(keys.response(id));
      if (text === null) throw responseNotFound(id, param);
      const stored = JSON.parse(text) as StoredResponse;
      const holds = ({ chat_messages }: FoundResponse['view']) =>
        chat_messages.some((message) => message.id === stored.messageId);
      try {
        const recent = await sessions.find(speaker, stored.conversationId);
        if (holds(recent)) return { ...stored, view: recent };
        const view = recent.earlier.messages === 0 ? recent : await sessions.whole(speaker, stored.conversationId);
        if (holds(view)) return { ...stored, view };
      } catch (error) {
        if (!(error instanceof ApiError) || error.status !== 404) throw error;
      }
      throw responseNotFound(id, param);
    },

    drop: async (id: string): Promise<void> => {
      await redis.del(keys.response(id));
    },
  };
}

/** Only the end of a conversation can be gone on from: what came after a response is part of what the coach knows. */
export function conversationAfter({ head, conversationId, messageId, view }: FoundResponse): string {
  if (view.chat_messages.at(-1)?.id === replyId(messageId)) return conversationId;
  throw new ApiError(
    409,
    'invalid_request_error',
    'response_not_last',
    `The conversation has gone on since the response "${head.id}"; only its last response can be gone on from.`,
    'previous_response_id',
  );
}
