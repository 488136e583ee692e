import { handleApart } from '@rehearsal/platform/dead-letters/apart';
import { bury, type BuryOptions } from '@rehearsal/platform/dead-letters/bury';
import type { Batch } from '@rehearsal/platform/kafka/consumer';
import type { Recorder } from './recorder.js';

/** Records a batch; a message that can never be an entry is a dead letter, and those beside it are recorded. */
export const recordApart =
  (recorder: Recorder, options: BuryOptions) =>
  (batch: Batch): Promise<void> =>
    handleApart(
      batch.messages.map((incoming) => ({ incoming, message: incoming })),
      (messages) => recorder.record({ ...batch, messages }),
      ({ incoming }, error) => bury(batch, incoming, error, options),
    );
