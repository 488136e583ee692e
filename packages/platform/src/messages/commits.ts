import type { AnyMessage } from '@rehearsal/contracts/messages/message';

/** The events of one commit: they share a version, so a watcher gets them together or not at all. */
export interface CommitEvents {
  id: string;
  version: number;
  events: AnyMessage[];
}

/**
 * Puts events of one partition back into commits. A batch may be handed over in parts and end in the middle of a commit:
 * the last one is then held back until the next part.
 */
export class CommitGrouper {
  #held: CommitEvents | undefined;

  take(events: readonly AnyMessage[], more: boolean): CommitEvents[] {
    const whole: CommitEvents[] = [];
    let open = this.#held;
    this.#held = undefined;
    for (const event of events) {
      const version = event.version ?? 0;
      if (open?.id === event.aggregateId && open.version === version) {
        // A repeat of the same commit may follow it directly.
        if (open.events.every(({ id }) => id !== event.id)) open.events.push(event);
        continue;
      }
      if (open) whole.push(open);
      open = { id: event.aggregateId, version, events: [event] };
    }
    if (open && more) this.#held = open;
    else if (open) whole.push(open);
    return whole;
  }
}
