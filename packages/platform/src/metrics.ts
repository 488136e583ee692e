import { collectDefaultMetrics, Counter, Gauge, Histogram, register } from 'prom-client';

collectDefaultMetrics({ register });

export { register as metricsRegister };

/** Wrapped once around every handler; `outcome` is applied, refused, repeated, dead-lettered, or failed: not followed. */
export const messagesHandled = new Counter({
  name: 'rehearsal_messages_handled_total',
  help: 'Messages taken from Kafka, by type and outcome',
  labelNames: ['type', 'outcome'] as const,
});

export const batchSeconds = new Histogram({
  name: 'rehearsal_batch_seconds',
  help: 'Time from the start of a batch to its last effect',
  labelNames: ['group', 'topic'] as const,
  buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 2, 5],
});

export const publishSeconds = new Histogram({
  name: 'rehearsal_publish_seconds',
  help: "Time from publish to the broker's acknowledgement",
  buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5],
});

/** Set by the audit alone, which keeps the index of them. */
export const deadLettersOpen = new Gauge({
  name: 'rehearsal_dead_letters',
  help: 'Messages that a group could not handle and that nobody has replayed or dropped',
});

/** Of the rehearsal service alone; `verdict` is passed, failed or error. */
export const trialsEnded = new Counter({
  name: 'rehearsal_trials_ended_total',
  help: 'Trials of rehearsals that were put on record, by verdict',
  labelNames: ['verdict'] as const,
});
