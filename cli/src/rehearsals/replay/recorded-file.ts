import type { ConversationMessage } from '@rehearsal/contracts/conversation/conversation';
import { formatOf, readConversation } from '@rehearsal/contracts/conversation/conversation-text';
import { Trial } from '@rehearsal/contracts/rehearsal/trial';
import { checkScenarioFile } from '@rehearsal/rehearsing/scenario-file';
import { InputError } from '../../errors.js';
import { readText } from '../../scenarios/read-text.js';
import { faultLine } from '../../scenarios/scenario-file.js';
import { shownPath } from '../../scenarios/shown-path.js';

/** What a file tells of somebody's session: the words alone, or a trial with all that came of them. */
type RecordedFile = { messages: readonly ConversationMessage[] } | { trial: Trial };

/** Which part of a file is meant where it holds several. */
export interface Part {
  /** Of conversations: its title, or its number from 1. */
  conversation?: string | undefined;
  /** Of trials: the name of its rehearsal, and its number. */
  rehearsal?: string | undefined;
  trial?: number | undefined;
}

/**
 * Reads a conversation in any form that can be imported, the messages of a scenario, a trial as the API tells it, or one of
 * those in a report of a rehearsal run. Throws with every fault and its place.
 */
export async function readRecordedFile(path: string, part: Part): Promise<RecordedFile> {
  return recordedIn(await readText(path), shownPath(path), part);
}

export function recordedIn(text: string, file: string, part: Part): RecordedFile {
  const trials = trialsIn(text);
  if (trials !== undefined) return { trial: chooseTrial(trials, file, part) };
  const format = formatOf(text);
  if (format === undefined) throw new InputError(`${file} is neither JSON nor XML, so nothing that was said is read of it.`); // prettier-ignore
  const read = format === 'scenario' ? messagesOf(text) : readConversation(text, format, part.conversation);
  if (read.ok) return { messages: read.messages };
  throw new InputError(`${file} cannot be replayed:`, {
    details: read.faults.map((fault) => faultLine({ file, ...fault })),
  });
}

function messagesOf(text: string) {
  const read = checkScenarioFile(text);
  return read.ok ? { ok: true as const, messages: read.content.template.chat_messages } : read;
}

/** Undefined where the text is neither a trial nor a report with trials. */
function trialsIn(text: string): Trial[] | undefined {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof document !== 'object' || document === null) return undefined;
  if ('transcripts' in document && Array.isArray(document.transcripts))
    return document.transcripts.map((told: { trial?: unknown } | null) => readTrial(told?.trial));
  return 'steps' in document && 'turns' in document ? [readTrial(document)] : undefined;
}

function readTrial(value: unknown): Trial {
  const read = Trial.safeParse(value);
  if (read.success) return read.data;
  throw new InputError('This is no trial as this version of Rehearsal tells it:', {
    details: read.error.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`),
  });
}

function chooseTrial(trials: readonly Trial[], file: string, part: Part): Trial {
  const meant = trials.filter(
    ({ rehearsal, trial }) => (part.rehearsal ?? rehearsal) === rehearsal && (part.trial ?? trial) === trial,
  );
  const [only] = meant;
  if (only && meant.length === 1) return only;
  const which = meant.length === 0 ? 'holds no such trial' : `holds ${meant.length} trials`;
  throw new InputError(`${file} ${which}; say with --rehearsal and --trial which one is meant. It has:`, {
    details: trials.map(({ rehearsal, trial }) => `"${rehearsal}", trial ${trial}`),
  });
}
