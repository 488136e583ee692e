import type { AnyMessage } from '@rehearsal/contracts/messages/message';

/** The command that a name is claimed for: what its commit is made of, should it have to be refused in its absence. */
export type Claimant = Pick<AnyMessage, 'id' | 'type' | 'correlationId' | 'actor'> & {
  commandHash: string | null;
};

export interface Reservation {
  /** The name, folded. */
  _id: string;
  scenarioId: string;
  /** Absent in reservations of earlier versions: their commands were written down long ago. */
  claimant?: Claimant;
  claimed_at?: string;
}

export const claimantOf = ({ id, type, correlationId, actor, commandHash }: AnyMessage): Claimant => ({
  id,
  type,
  correlationId,
  actor,
  commandHash: commandHash ?? null,
});
