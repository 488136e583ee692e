const CRASH = /^(fatal error|panic): /;

/** What k6 said last on stderr, which is why it stopped; of one that crashed, the reason and not the stack below it. */
export function lastWordsOfK6(stderr: string): string {
  const messages = stderr.split('\n').flatMap(messageIn);
  const crash = messages.find((message) => CRASH.test(message));
  return crash === undefined ? inPlainWords(messages.at(-1) ?? 'k6 gave no reason') : `k6 itself crashed: ${crash}`;
}

const UNKNOWN_OPTION = /^json: unknown field "(.+)"$/;

/** An option that k6 does not know and leaves out, as one with a slip of the pen in its name; of several it names one. */
export function unknownOptionIn(stderr: string): string | undefined {
  return stderr
    .split('\n')
    .map((line) => UNKNOWN_OPTION.exec(errorIn(line))?.[1])
    .find((option) => option !== undefined);
}

/** An option of a kind that k6 does not take, which it tells by the names of its own program. */
const WRONG_OPTION =
  /json: cannot unmarshal (\w+)(?: \S+)? into Go (?:struct field Options\.([\w.]+) of type|value of type) (\S+)$/;
const NO_NUMBER = /strconv\.Parse\w+: parsing ("(?:[^"\\]|\\.)*"): invalid syntax$/;

function inPlainWords(message: string): string {
  const [, given = '', option, type = ''] = WRONG_OPTION.exec(message) ?? [];
  if (type !== '') {
    const subject = option === undefined ? 'an option' : `the option "${option}"`;
    return `${subject} holds ${GIVEN[given] ?? given} where ${belongs(type)} belongs`;
  }
  const [, text] = NO_NUMBER.exec(message) ?? [];
  return text === undefined ? message : `an option holds ${text} where a whole number belongs`;
}

const GIVEN: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  bool: 'true or false',
  object: 'an object',
  array: 'a list',
};

function belongs(type: string): string {
  if (type.includes('.Threshold')) return 'an object with a list of thresholds for each metric';
  if (type.includes('.threshold')) return "a list of thresholds, such as ['rate>0.95'],";
  if (type.startsWith('[]')) return 'a list';
  if (type.startsWith('map[')) return 'an object';
  if (type.endsWith('Bool')) return 'true or false';
  return type === 'string' ? 'a text' : 'something else';
}

/** k6 logs JSON lines; what Go writes by itself is plain. */
function messageIn(line: string): string[] {
  const plain = line.trim();
  if (plain === '') return [];
  try {
    const said = JSON.parse(plain) as { msg?: unknown } | null;
    return typeof said?.msg === 'string' ? [said.msg.trim()] : [plain];
  } catch {
    return [plain];
  }
}

function errorIn(line: string): string {
  try {
    const { error } = (JSON.parse(line) ?? {}) as { error?: unknown };
    return typeof error === 'string' ? error : '';
  } catch {
    return '';
  }
}
