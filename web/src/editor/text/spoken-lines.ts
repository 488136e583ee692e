interface SpokenMessage {
  readonly role: 'user' | 'coach';
  readonly content: string;
}

const COACH = new Set(['coach', 'assistant', 'ai', 'bot']);
const PERSON = new Set(['me', 'user', 'person', 'i', 'client', 'you']);
const SPEAKER = /^\s*[*_]*([\p{L}\p{N} .'’-]{1,60}?)[*_]*\s*[:：][*_]*\s?(.*)$/u;

/**
 * A conversation that is written as people write one down: "Coach: ..." and "Me: ...", each on a line of its own. A line
 * without a speaker goes on with what was said before; one at the start is the person's.
 */
export const readSpokenLines = (text: string, firstName = ''): SpokenMessage[] => {
  const said: { role: 'user' | 'coach'; lines: string[] }[] = [];
  for (const line of text.split(/\r?\n/)) {
    const [, speaker = '', words = ''] = SPEAKER.exec(line) ?? [];
    const role = roleOf(speaker, firstName);
    if (role !== undefined) said.push({ role, lines: [words] });
    else if (said.length > 0) said.at(-1)?.lines.push(line);
    else if (line.trim() !== '') said.push({ role: 'user', lines: [line] });
  }
  return said
    .map(({ role, lines }) => ({ role, content: lines.join('\n').trim() }))
    .filter(({ content }) => content !== '');
};

const roleOf = (speaker: string, firstName: string): 'user' | 'coach' | undefined => {
  const name = speaker.trim().toLowerCase();
  if (COACH.has(name)) return 'coach';
  return PERSON.has(name) || (name !== '' && name === firstName.trim().toLowerCase()) ? 'user' : undefined;
};
