const CRASH = /^(fatal error|panic): /;

/** What k6 said last on stderr, which is why it stopped; of one that crashed, the reason and not the stack below it. */
export function lastWordsOfK6(stderr: string): string {
  const messages = stderr.split('\n').flatMap(messageIn);
  const crash = messages.find((message) => CRASH.test(message));
  return crash === undefined ? (messages.at(-1) ?? 'k6 gave no reason') : `k6 itself crashed: ${crash}`;
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
