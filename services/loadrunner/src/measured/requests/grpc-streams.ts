import type { Request, Tags } from './request.js';

interface Begun {
  tags: Tags;
  at: string;
  /** How many of them k6 has not told the end of. */
  open: number;
  /** A message came on one of them. */
  answered: boolean;
}

/** Whoever leaves a stream cancels it. */
const CANCELLED = '1';

/**
 * k6 tells the end of a gRPC stream as that of a call, with its status, and tells none of one that a deadline or the end of
 * the test cut. Whether those were answered is told by the messages that came. Streams of one method are not told apart.
 */
export class GrpcStreams {
  readonly #begun = new Map<string, Begun>();

  began(tags: Tags, at: string): void {
    const known = this.#begun.get(keyOf(tags));
    this.#begun.set(keyOf(tags), { tags, at, open: (known?.open ?? 0) + 1, answered: known?.answered ?? false });
  }

  answered(tags: Tags): void {
    const begun = this.#begun.get(keyOf(tags));
    if (begun) begun.answered = true;
  }

  /** A call has ended, which may have been a stream. True where a script left one that had been answered: that is no failure. */
  ended(tags: Tags): boolean {
    const begun = this.#begun.get(keyOf(tags));
    if (!begun) return false;
    begun.open -= 1;
    return begun.answered && tags.status === CANCELLED;
  }

  /** Those of which nothing more is to come. */
  settle(): Request[] {
    const cut = [...this.#begun.values()].flatMap(({ tags, at, open, answered }) =>
      Array.from({ length: Math.max(open, 0) }, (): Request => {
        return { protocol: 'grpc', tags, at, failed: !answered, judgedByK6: false };
      }),
    );
    this.#begun.clear();
    return cut;
  }
}

const keyOf = ({ url, name, scenario }: Tags): string => JSON.stringify([url ?? name ?? null, scenario ?? null]);
