import { Box, Text } from '@mantine/core';
import { useState } from 'react';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { useChat, useMayWrite } from '../commands/chat-context.js';
import { ForkDialog } from '../instance/fork-dialog.js';
import type { ForkPoint } from '../instance/fork-point.js';
import { PastFoot } from '../time/past-foot.js';
import { ChoicesBar } from './choices-bar.js';
import { choicesOf } from '@rehearsal/contracts/coaching/choices';
import { Composer } from './composer.js';
import { Conversation } from './conversation.js';
import { useOutgoing } from './use-outgoing.js';

/** The conversation and the means to take part in it. */
export const Talk = () => {
  const { view, at } = useChat();
  const mayWrite = useMayWrite();
  const { text, setText, send, submit, outgoing, failure } = useOutgoing();
  const [point, setPoint] = useState<ForkPoint | null>(null);
  const last = view.chat_messages.at(-1);
  const isOpen = last?.role === 'coach' && outgoing.length === 0 && view.pending_turns.length === 0;
  return (
    <section className="chat-side" aria-label="Chat">
      <Conversation outgoing={outgoing} {...(mayWrite && { onFork: setPoint })} />
      {point && <ForkDialog point={point} onClose={() => setPoint(null)} />}
      <Box className="chat-foot">
        {failure && <ProblemAlert error={failure} />}
        {at !== null ? (
          <PastFoot version={at} onFork={setPoint} />
        ) : mayWrite ? (
          <>
            <ChoicesBar choices={isOpen ? choicesOf(last.component_config) : []} onChosen={send} />
            <Composer text={text} onText={setText} onSubmit={submit} />
          </>
        ) : (
          <Text size="sm" c="dimmed">
            You are watching.{' '}
            {view.kind === 'live' ? 'A live session is never written to.' : 'Your role may not speak here.'}
          </Text>
        )}
      </Box>
    </section>
  );
};
