import type { AuditVerification, ChainVerification } from '@rehearsal/contracts/http/audit/audit';
import type { EntryReader } from '../entries/entries.js';
import { isErased, type Entry, type Head } from '../entries/entry.js';
import { earlier, faultBehind, missing, type Fault } from './chain-fault.js';
import { repeatsAmong } from './repeats.js';
import type { Watch } from './watch.js';

type Erased = AuditVerification['erased'];

interface ChainsVerified {
  chains: ChainVerification[];
  erased: Erased;
}

/** A part of a chain that is to be followed. */
export interface Stretch {
  chain: string;
  /** The entry that it begins behind. */
  behind: Head;
  /** The number of its last entry. */
  last: number;
  /** How many entries it has, where that is not told by its ends. */
  entries: number;
  /** What is known to be wrong with it already. */
  fault: Fault | null;
}

/** While one chain waits for its next page, another is hashed. */
const AT_ONCE = 4;
const MOST_NAMED = 100;

/**
 * Follows each stretch in order, several side by side. That a message is entered once is the store's to keep, by its unique
 * index; only where that does not stand is every message looked for.
 */
export async function followChains(
  entries: EntryReader,
  stretches: readonly Stretch[],
  watch: Watch,
): Promise<ChainsVerified> {
  const isOnce = await entries.entersOnce();
  const total = stretches.reduce((sum, stretch) => sum + stretch.entries, 0);
  let done = 0;
  const tell = (read: number) => watch.progress((done += read), total);
  const followed = new Map<Stretch, Followed>();
  const waiting = stretches.values();
  const followSome = async () => {
    for (const stretch of waiting) followed.set(stretch, await follow(entries, stretch, { isOnce, tell, watch }));
  };
  tell(0);
  await Promise.all(Array.from({ length: AT_ONCE }, followSome));
  const erased = stretches.map((stretch) => followed.get(stretch)?.erased ?? NONE);
  return {
    chains: stretches.map((stretch) => {
      const first_bad = earlier(stretch.fault, followed.get(stretch)?.fault ?? null);
      return { chain: stretch.chain, entries: stretch.entries, ok: first_bad === null, first_bad };
    }),
    erased: {
      count: erased.reduce((sum, { count }) => sum + count, 0),
      entries: erased.flatMap((each) => each.entries).slice(0, MOST_NAMED),
    },
  };
}

const NONE: Readonly<Erased> = { count: 0, entries: [] };

interface Followed {
  fault: Fault | null;
  erased: Erased;
}

interface Following {
  isOnce: boolean;
  tell: (read: number) => void;
  watch: Watch;
}

async function follow(entries: EntryReader, stretch: Stretch, { isOnce, tell, watch }: Following): Promise<Followed> {
  const erased: Erased = { count: 0, entries: [] };
  let before = stretch.behind;
  for await (const page of pagesOf(entries, stretch)) {
    watch.signal.throwIfAborted();
    const repeats = isOnce ? undefined : await repeatsAmong(entries, page);
    for (const entry of page) {
      const fault = faultBehind(before, entry) ?? repeats?.get(entry.n);
      if (fault) return { fault, erased };
      if (isErased(entry) && ++erased.count <= MOST_NAMED) erased.entries.push(entry._id);
      before = entry;
    }
    tell(page.length);
  }
  if (before.n < stretch.last) return { fault: missing(before.n + 1), erased };
  return { fault: null, erased };
}

/** The next page is asked for while this one is hashed. */
async function* pagesOf(entries: EntryReader, { chain, behind, last }: Stretch): AsyncGenerator<Entry[]> {
  const ask = (n: number) => {
    const page = n < last ? entries.behind(chain, n, last) : undefined;
    // Whoever stops before it is here leaves nobody to hear of its failure.
    page?.catch(() => undefined);
    return page;
  };
  for (let next = ask(behind.n); next !== undefined;) {
    const page = await next;
    const end = page.at(-1);
    if (end === undefined) return;
    next = ask(end.n);
    yield page;
  }
}
