import { resolve } from 'node:path';
import type { Client } from '@rehearsal/client/client';
import { conversationText } from '@rehearsal/contracts/conversation/conversation-text';
import type { ConversationMessage } from '@rehearsal/contracts/conversation/conversation';
import { InputError } from '../../errors.js';
import type { Output } from '../../output.js';
import { writeFile } from '../../reports/write-file.js';

/** What was recorded gives way only when a person has looked at what is to stand in its place. */
export function refuseToOverwrite(recorded: string, out: string | undefined): void {
  if (out !== undefined && resolve(recorded) === resolve(out))
    throw new InputError(
      `--out is the file that is replayed: write to another one, look at it, and put it in the place of ${recorded}.`,
    );
}

/** Writes a conversation as it went this time, in a form that can be replayed: XML by the name of the file, else JSON. */
export async function writeSaid(api: Client, id: string, out: string, output: Output): Promise<void> {
  const { items } = await api.get<{ items: ConversationMessage[] }>(`/instances/${id}/chat-messages`);
  await writeFile(out, conversationText(items, /\.xml$/i.test(out) ? 'xml' : 'json'));
  output.note(`Written: ${out}`);
}
