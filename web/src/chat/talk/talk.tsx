import { Box, Text } from '@mantine/core';
import { whySilent, type Silence } from '@rehearsal/contracts/instance/why-silent';
import { useRef, useState } from 'react';
import { useChat, useMayWrite } from '../commands/chat-context.js';
import { ForkDialog } from '../instance/fork-dialog.js';
import type { ForkPoint } from '../commands/fork-point.js';
import { RecordDialog } from '../record/record-dialog.js';
import type { RecordPoint } from '../record/record-point.js';
import { useMayRecord } from '../record/use-may-record.js';
import { PastFoot } from '../time/past-foot.js';
import { ChoicesBar } from './sending/choices-bar.js';
import { choicesOf } from '@rehearsal/contracts/coaching/choices';
import { Composer } from './sending/composer.js';
import { Conversation } from './conversation.js';
import { LinkedBar } from './linked/linked-bar.js';
import { useLinked } from './linked/use-linked.js';
import { SearchBox } from './search/search-box.js';
import { useSearch } from './search/use-search.js';
import { Unanswered } from './unanswered.js';
import { useOutgoing } from './sending/use-outgoing.js';

/** Why nobody speaks, to those who look on. */
const SILENCES: Record<Silence['code'], string> = {
  SESSION_CLOSED: 'It is closed: nobody speaks in it any more.',
};

/** The conversation and the means to take part in it. */
export const Talk = () => {
  const { view, at, isSearching, setSearching } = useChat();
  const mayWrite = useMayWrite();
  const { text, setText, send, submit, outgoing, isOffline, retry, edit, reword } = useOutgoing();
  const search = useSearch(isSearching);
  const linked = useLinked();
  const field = useRef<HTMLTextAreaElement>(null);
  const [point, setPoint] = useState<ForkPoint | null>(null);
  const mayRecord = useMayRecord();
  const [recordPoint, setRecordPoint] = useState<RecordPoint | null>(null);
  const silence = whySilent(view);
  const last = view.chat_messages.at(-1);
  const isOpen = last?.role === 'coach' && outgoing.length === 0 && view.pending_turns.length === 0;
  return (
    <section className="chat-side" aria-label="Chat">
      {isSearching && <SearchBox search={search} onClose={() => setSearching(false)} />}
      {linked.id !== undefined && <LinkedBar linked={linked} />}
      <Conversation
        unsent={{
          outgoing,
          isOffline,
          retry,
          edit: (message) => {
            edit(message);
            field.current?.focus();
          },
        }}
        search={search}
        linked={linked}
        onFork={mayWrite ? setPoint : undefined}
        onRecord={mayRecord ? setRecordPoint : undefined}
      >
        <Unanswered
          onSay={send}
          onReword={(content) => {
            reword(content);
            field.current?.focus();
          }}
        />
      </Conversation>
      {point && <ForkDialog point={point} onClose={() => setPoint(null)} />}
      {recordPoint && <RecordDialog upTo={recordPoint} onClose={() => setRecordPoint(null)} />}
      <Box className="chat-foot">
        {at !== null ? (
          <PastFoot version={at} onFork={setPoint} />
        ) : mayWrite && silence === undefined ? (
          <>
            <ChoicesBar choices={isOpen ? choicesOf(last.component_config) : []} onChosen={send} />
            <Composer field={field} text={text} onText={setText} onSubmit={submit} />
          </>
        ) : (
          <Text size="sm" c="dimmed">
            {!mayWrite &&
              `You are watching. ${view.kind === 'live' ? 'A live session is never written to.' : 'Your role may not speak here.'} `}
            {silence && SILENCES[silence.code]}
          </Text>
        )}
      </Box>
    </section>
  );
};
