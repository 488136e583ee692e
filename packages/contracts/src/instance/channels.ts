/** Redis channel on which the coach streams the tokens of a reply, as JSON `{message_id, index, token}`. */
export const tokenChannel = (instanceId: string): string => `coach:tokens:${instanceId}`;

/** Redis channel on which the coach tells that a turn waits, as the JSON of a `TurnWaitsPush` without the instance. */
export const turnChannel = (instanceId: string): string => `coach:turns:${instanceId}`;
