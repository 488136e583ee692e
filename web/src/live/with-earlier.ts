import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';

type Row = { readonly id: string };

/** A list whose first entries may be left out, and how many those are. */
interface Part<R extends Row> {
  readonly rows: R[];
  readonly earlier: number;
}

/** The newer part with what the older one has before it, where the two belong together. */
function joined<R extends Row>(older: Part<R>, newer: Part<R>): Part<R> {
  const kept = newer.earlier - older.earlier;
  const overlaps = kept > 0 && older.rows[kept]?.id === newer.rows[0]?.id && newer.rows.length > 0;
  return overlaps ? { rows: [...older.rows.slice(0, kept), ...newer.rows], earlier: older.earlier } : newer;
}

/** A snapshot holds the last messages and actions; what was loaded before those stays. */
export function withEarlier(shown: InstanceView, snapshot: InstanceView): InstanceView {
  if (!snapshot.earlier) return snapshot;
  const before = shown.earlier ?? { messages: 0, actions: 0 };
  const said = joined(
    { rows: shown.chat_messages, earlier: before.messages },
    { rows: snapshot.chat_messages, earlier: snapshot.earlier.messages },
  );
  const done = joined(
    { rows: shown.actions, earlier: before.actions },
    { rows: snapshot.actions, earlier: snapshot.earlier.actions },
  );
  return {
    ...snapshot,
    chat_messages: said.rows,
    actions: done.rows,
    earlier: { messages: said.earlier, actions: done.earlier },
  };
}

/** A view with messages that come right before those that it has; as it is where it begins with another one by now. */
export function withMessagesBefore(
  view: InstanceView,
  first: string,
  { items, earlier }: { items: InstanceView['chat_messages']; earlier: number },
): InstanceView {
  if (view.chat_messages[0]?.id !== first) return view;
  return {
    ...view,
    chat_messages: [...items, ...view.chat_messages],
    earlier: { messages: earlier, actions: view.earlier?.actions ?? 0 },
  };
}
