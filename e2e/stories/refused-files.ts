/** Files that cannot be taken as they are, and what is said of each. */

const scenario = (metadata: string) =>
  `{"name": "n",\n "template": {"user": {"first_name": "A", "last_name": "B"},\n "coach_state": {"current_phase": "INTRODUCTION", "metadata": ${metadata}}}}`;
const latin1 = (text: string) => Buffer.from(text, 'latin1');

export interface RefusedFile {
  readonly what: string;
  readonly bytes: Buffer | string;
  /** `line:column message`, the same at each door, in its own spelling of a place. */
  readonly fault: string;
}

export const refusedFiles: readonly RefusedFile[] = [
  {
    what: 'a name in Windows-1252',
    bytes: latin1('{"name": "caf\u00e9"}'),
    fault: '1:14 the byte 0xe9 is not valid UTF-8 (in Windows-1252 it would be "é"); save the file as UTF-8',
  },
  {
    what: 'a file that ends inside a character',
    bytes: Buffer.from('{"name": "café').subarray(0, -1),
    fault: '1:14 the byte 0xc3 is not valid UTF-8 (in Windows-1252 it would be "Ã"); save the file as UTF-8',
  },
  {
    what: 'a file that is compressed',
    bytes: Buffer.from([0x1f, 0x8b, 8, 0]),
    fault: '1:1 this is compressed (gzip); unpack it first',
  },
  {
    what: 'a whole archive, as ChatGPT exports it',
    bytes: Buffer.from([0x50, 0x4b, 3, 4, 0]),
    fault: '1:1 this is a ZIP archive; unpack it first',
  },
  {
    what: 'a key that is there twice',
    bytes: scenario('{"a": 1, "a": 2}'),
    fault: '3:72 the key "a" is here for a second time; only one of the two can be kept',
  },
  {
    what: 'an integer that would become another',
    bytes: scenario('{"order_id": 12345678901234567890}'),
    fault:
      '3:76 the integer 12345678901234567890 is beyond 2^53 and would become 12345678901234567168; write it as a string',
  },
  {
    what: 'a number that is infinite to JavaScript',
    bytes: scenario('{"a": 1e999}'),
    fault: '3:69 the number 1e999 is too large to be kept',
  },
  {
    what: 'a comma too many',
    bytes: '{"name": "n", "template": {},\n}',
    fault: '2:1 expected a key in double quotes, but there is "}" here',
  },
  {
    what: 'a conversation without anybody who speaks',
    bytes: '[{"content": "a"}]',
    fault: '1:2 /0/role is required',
  },
  {
    what: 'two conversations, when nobody said which',
    bytes: '[{"messages": []},\n {"messages": []}]',
    fault: '1:1 holds 2 conversations; say which one is meant: 1, 2',
  },
  {
    what: 'an object that holds no messages',
    bytes: '{"talk": []}',
    fault: '1:1 must be an array of messages, or an object with one under "messages"',
  },
];

/** A fault as the API and the page tell it. */
export function inWords(fault: string): string {
  const [, line, column, message] = /^(\d+):(\d+) (.*)$/.exec(fault) ?? [];
  return `line ${line}, column ${column}: ${message}`;
}
