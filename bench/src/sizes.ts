/** How much is measured. A full run takes at most 25 minutes once its stores are made, a quick one a minute. */
export interface Size {
  name: 'full' | 'quick';
  /** How often each side takes its turn. */
  rounds: number;
  /** Commands of one round, one after another. */
  perRound: number;
  /** How long a round of a rate lasts. */
  roundMs: number;
  /** Rounds until a side counts as warm, at most. */
  warmRounds: number;
  /** First commands of a system that was just started, of P1. */
  coldCommands: number;
  /** Commands before the warm part of P1. */
  warmCommands: number;
  /** Who stream at once, of P6. */
  streams: number[];
  sockets: number;
  auditEntries: number;
  /** Messages of the conversations of the growth table; the first is what the others are compared with. */
  talks: number[];
  instances: number;
  /** Messages of the chat that a browser opens. */
  shown: number;
  /** Of one run of a rehearsal. */
  trials: number;
  /** Messages of the scenario that is edited. */
  edited: number;
}

export const FULL: Size = {
  name: 'full',
  rounds: 7,
  perRound: 300,
  roundMs: 4000,
  warmRounds: 10,
  coldCommands: 200,
  warmCommands: 5000,
  streams: [1, 16, 32],
  sockets: 1000,
  auditEntries: 20_000,
  talks: [10, 500, 2000, 5000],
  instances: 500,
  shown: 10_000,
  trials: 100,
  edited: 2000,
};

export const QUICK: Size = {
  name: 'quick',
  rounds: 3,
  perRound: 30,
  roundMs: 400,
  warmRounds: 2,
  coldCommands: 60,
  warmCommands: 100,
  streams: [16],
  sockets: 200,
  auditEntries: 2000,
  talks: [10, 500],
  instances: 50,
  shown: 1000,
  trials: 10,
  edited: 200,
};
