/** A key of a template as people read it. */
const wordsOf = (key: string): string => key.replaceAll('_', ' ');

const ONE_OF: Readonly<Record<string, string>> = {
  chat_messages: 'Message',
  identities: 'Identity',
  user_notes: 'Note',
  actions: 'Action',
  breaks: 'Break',
};
/** The text that such a thing mainly is goes without saying. */
const MAIN: readonly string[] = ['content', 'note', 'name'];

/** Where a text of a template stands: `Message 4`, `Identity 1: notes 2`, `Person: first name`. */
export const placeWords = (pointer: string): string => {
  const [section = '', ...rest] = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const one = ONE_OF[section];
  const ofSection = section === 'user' ? 'Person' : wordsOf(section);
  const head = one === undefined ? ofSection : `${one} ${Number(rest[0]) + 1}`;
  const within = one === undefined ? rest : rest.slice(1);
  const tail = within.filter((part, at) => at > 0 || one === undefined || !MAIN.includes(part));
  const told = tail.map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : wordsOf(part))).join(' ');
  const capital = `${head.charAt(0).toUpperCase()}${head.slice(1)}`;
  return told === '' ? capital : `${capital}: ${told}`;
};

/** A link by the text of what it leads to, which stands elsewhere already. */
export const isLink = (pointer: string): boolean =>
  /\/(source_message|coach_message|parent|current_identity|proposed_identity)$/.test(pointer);
