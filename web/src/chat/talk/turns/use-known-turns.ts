import { getTurns } from '@rehearsal/client/resources/instances';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/client.js';
import { keys } from '../../../api/keys.js';
import { useChat } from '../../commands/chat-context.js';
import { turnsToAsk, type Drawn, type KnownTurns } from './turns-to-ask.js';

/** The turns of the answers that are drawn, as they come; a prompt is no part of them. */
export const useKnownTurns = (drawn: Drawn): KnownTurns => {
  const { view, at } = useChat();
  const [known, setKnown] = useState<KnownTurns>(new Map());
  const asked = turnsToAsk(view.chat_messages, drawn, known, view.created_at);
  const { data: turns = [] } = useQuery({
    queryKey: keys.endedTurns(view.id, asked && { ...asked, seen: at }),
    queryFn:
      asked === undefined
        ? skipToken
        : ({ signal }) =>
            getTurns(api, view.id, {
              signal,
              part: { last: asked.last, at: asked.at ?? at ?? undefined, prompts: 'no' },
            }),
    staleTime: Infinity,
  });
  const fresh = turns.flatMap((turn) => {
    const id = turn.end?.reply?.id;
    return id === undefined || known.has(id) ? [] : [[id, turn] as const];
  });
  if (fresh.length > 0) setKnown(new Map([...known, ...fresh]));
  return known;
};
