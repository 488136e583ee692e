import { TrialFault } from '@rehearsal/rehearsing/trial-fault';

/** Many times what a person says. */
const MOST_BYTES = 200_000;

/** An answer as text, and no more of it than a person would ever say. */
export async function limitedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MOST_BYTES)
      throw new TrialFault('person', 'The answer of the model that plays the person does not come to an end.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
