import type { CheckpointFile, CheckpointStore } from '../checkpoints/checkpoint-store.js';
import type { Seal } from '../checkpoints/seal.js';

type File = Pick<CheckpointFile, 'all' | 'last'>;

/** What a log is compared with; absent where no key is configured. */
export interface CheckpointSources {
  seal: Seal;
  store: Pick<CheckpointStore, 'from' | 'latest' | 'at'>;
  file: File | undefined;
  copy?: File | undefined;
}
