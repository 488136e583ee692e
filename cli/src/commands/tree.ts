import type { Command } from 'commander';

type Load = () => Promise<Command>;

/** A word that is a command, or a group of commands. */
export type Entry =
  | { description: string; load: Load }
  /** `notes` stand below the list of its commands. */
  | { description: string; commands: Readonly<Record<string, Load>>; notes?: string };

/** Every command by its words. The code of one is loaded when it is called, so that each starts as fast as it can. */
export const tree: Readonly<Record<string, Entry>> = {
  up: {
    description: 'start the backing services and every service, and keep them running until Ctrl-C',
    load: async () => (await import('./up.js')).upCommand(),
  },
  demo: {
    description:
      'tell the main job step by step, on the running system or on one of its own; exits 1 when a step fails',
    load: async () => (await import('./demo.js')).demoCommand(),
  },
  status: {
    description: 'say what runs from this home, or at REHEARSAL_URL, and whether it is well; exits 1 when it is not',
    load: async () => (await import('./status.js')).statusCommand(),
  },
  about: {
    description: 'say which Rehearsal it is and what it runs on, with the newest checkpoint of the audit log',
    load: async () => (await import('./about.js')).aboutCommand(),
  },
  retention: {
    description: 'say what is kept how long, and when some of it was removed last',
    load: async () => (await import('./retention.js')).retentionCommand(),
  },
  worker: {
    description:
      'take load runs from the queue of the system that runs from this home, or of KAFKA_BROKERS, MONGO_URL and REDIS_URL, until Ctrl-C',
    load: async () => (await import('./worker.js')).workerCommand(),
  },
  workers: {
    description: 'those who take load runs: list them, let one take no more',
    commands: {
      list: async () => (await import('./workers/list.js')).listCommand(),
      drain: async () => (await import('./workers/drain.js')).drainCommand(),
      resume: async () => (await import('./workers/resume.js')).resumeCommand(),
    },
  },
  scenarios: {
    description: 'test scenarios: files in, files out, tags, reset and freeze',
    commands: {
      apply: async () => (await import('./scenarios/apply.js')).applyCommand(),
      validate: async () => (await import('./scenarios/validate.js')).validateCommand(),
      export: async () => (await import('./scenarios/export.js')).exportCommand(),
      import: async () => (await import('./scenarios/import.js')).importCommand(),
      list: async () => (await import('./scenarios/list.js')).listCommand(),
      show: async () => (await import('./scenarios/show.js')).showCommand(),
      versions: async () => (await import('./scenarios/versions.js')).versionsCommand(),
      diff: async () => (await import('./scenarios/diff.js')).diffCommand(),
      restore: async () => (await import('./scenarios/restore.js')).restoreCommand(),
      reset: async () => (await import('./scenarios/reset.js')).resetCommand(),
      tag: async () => (await import('./scenarios/tag.js')).tagCommand(),
      'freeze-preview': async () => (await import('./scenarios/freeze.js')).freezePreviewCommand(),
      freeze: async () => (await import('./scenarios/freeze.js')).freezeCommand(),
      delete: async () => (await import('./scenarios/delete.js')).deleteCommand(),
      schema: async () => (await import('./scenarios/schema.js')).schemaCommand(),
    },
  },
  instances: {
    description: 'test users and live sessions',
    commands: {
      list: async () => (await import('./instances/list.js')).listCommand(),
      create: async () => (await import('./instances/create.js')).createCommand(),
      show: async () => (await import('./instances/show.js')).showCommand(),
      chat: async () => (await import('./instances/chat.js')).chatCommand(),
      watchers: async () => (await import('./instances/watchers.js')).watchersCommand(),
      fork: async () => (await import('./instances/fork.js')).forkCommand(),
      clock: async () => (await import('./instances/clock.js')).clockCommand(),
      reset: async () => (await import('./instances/reset.js')).resetCommand(),
      'undo-reset': async () => (await import('./instances/undo-reset.js')).undoResetCommand(),
      delete: async () => (await import('./instances/delete.js')).deleteCommand(),
      cleanup: async () => (await import('./instances/cleanup.js')).cleanupCommand(),
    },
  },
  run: {
    description: 'run rehearsals: what a person does and what must be true then, with a verdict as exit code',
    load: async () => (await import('./run.js')).runCommand(),
  },
  rehearsals: {
    description: 'the rehearsals of scenarios',
    commands: {
      list: async () => (await import('./rehearsals/list.js')).listCommand(),
    },
  },
  runs: {
    description: 'rehearsal runs: look at them, report, pin, stop',
    commands: {
      list: async () => (await import('./runs/list.js')).listCommand(),
      show: async () => (await import('./runs/show.js')).showCommand(),
      trial: async () => (await import('./runs/trial.js')).trialCommand(),
      report: async () => (await import('./runs/report.js')).reportCommand(),
      badge: async () => (await import('./runs/badge.js')).badgeCommand(),
      pin: async () => (await import('./runs/pin.js')).pinCommand(),
      unpin: async () => (await import('./runs/pin.js')).unpinCommand(),
      cancel: async () => (await import('./runs/cancel.js')).cancelCommand(),
    },
  },
  record: {
    description: 'make a rehearsal of what somebody said to an instance',
    load: async () => (await import('./record.js')).recordCommand(),
  },
  replay: {
    description: 'say again what was said, and tell where the coach does otherwise now',
    load: async () => (await import('./replay.js')).replayCommand(),
  },
  compare: {
    description: 'say whether a rehearsal run is worse than another',
    load: async () => (await import('./compare.js')).compareCommand(),
  },
  accept: {
    description: 'take what a run of files showed for right, and say or write what they expect then',
    load: async () => (await import('./accept.js')).acceptCommand(),
  },
  coverage: {
    description: 'say what rehearsal runs went through, and what never',
    load: async () => (await import('./coverage.js')).coverageCommand(),
  },
  coach: {
    description: 'a coach of your own',
    commands: {
      check: async () => (await import('./coach/check.js')).checkCommand(),
    },
  },
  engines: {
    description: 'the coaches that can be asked',
    commands: {
      list: async () => (await import('./engines/list.js')).listCommand(),
      check: async () => (await import('./engines/check.js')).checkCommand(),
    },
  },
  loadtest: {
    description: 'load tests: write and check them, queue runs, wait for the verdict, report',
    commands: {
      list: async () => (await import('./loadtest/list.js')).listCommand(),
      runs: async () => (await import('./loadtest/runs.js')).runsCommand(),
      targets: async () => (await import('./loadtest/targets.js')).targetsCommand(),
      new: async () => (await import('./loadtest/new.js')).newCommand(),
      validate: async () => (await import('./loadtest/validate.js')).validateCommand(),
      plan: async () => (await import('./loadtest/plan.js')).planCommand(),
      run: async () => (await import('./loadtest/run.js')).runCommand(),
      watch: async () => (await import('./loadtest/watch.js')).watchCommand(),
      show: async () => (await import('./loadtest/show.js')).showCommand(),
      report: async () => (await import('./loadtest/report.js')).reportCommand(),
      failures: async () => (await import('./loadtest/failures.js')).failuresCommand(),
      badge: async () => (await import('./loadtest/badge.js')).badgeCommand(),
      move: async () => (await import('./loadtest/move.js')).moveCommand(),
      cancel: async () => (await import('./loadtest/cancel.js')).cancelCommand(),
    },
  },
  baselines: {
    description: 'what load runs are held against: pin, compare, trend',
    commands: {
      pin: async () => (await import('./baselines/pin.js')).pinCommand(),
      show: async () => (await import('./baselines/show.js')).showCommand(),
      unpin: async () => (await import('./baselines/unpin.js')).unpinCommand(),
      compare: async () => (await import('./baselines/compare.js')).compareCommand(),
      trend: async () => (await import('./baselines/trend.js')).trendCommand(),
    },
  },
  schedules: {
    description: 'runs of load tests and rehearsals that queue themselves',
    commands: {
      list: async () => (await import('./schedules/list.js')).listCommand(),
      create: async () => (await import('./schedules/create.js')).createCommand(),
      change: async () => (await import('./schedules/change.js')).changeCommand(),
      run: async () => (await import('./schedules/run.js')).runCommand(),
      pause: async () => (await import('./schedules/pause.js')).pauseCommand(),
      resume: async () => (await import('./schedules/pause.js')).resumeCommand(),
      delete: async () => (await import('./schedules/delete.js')).deleteCommand(),
    },
  },
  audit: {
    description: 'the log of every operation',
    commands: {
      verify: async () => (await import('./audit/verify.js')).verifyCommand(),
      verifications: async () => (await import('./audit/verifications.js')).verificationsCommand(),
      cancel: async () => (await import('./audit/cancel.js')).cancelCommand(),
      checkpoint: async () => (await import('./audit/checkpoint.js')).checkpointCommand(),
      list: async () => (await import('./audit/list.js')).listCommand(),
      who: async () => (await import('./audit/who.js')).whoCommand(),
      export: async () => (await import('./audit/export.js')).exportCommand(),
    },
    notes:
      'Follow one operation, from the command to all that came of it: rehearse audit list --correlation ID\n' +
      'Its correlation id is the last column of `rehearse audit list`, the X-Correlation-Id of the answer to the command, and\n' +
      'the third part of the id of the operation: aggregate.id.ID',
  },
  'dead-letters': {
    description: 'messages that a service could not handle',
    commands: {
      list: async () => (await import('./dead-letters/list.js')).listCommand(),
      show: async () => (await import('./dead-letters/show.js')).showCommand(),
      replay: async () => (await import('./dead-letters/replay.js')).replayCommand(),
      drop: async () => (await import('./dead-letters/drop.js')).dropCommand(),
    },
  },
  users: {
    description: 'people: invite, change what they may do, sign them out, remove',
    commands: {
      list: async () => (await import('./users/list.js')).listCommand(),
      invite: async () => (await import('./users/invite.js')).inviteCommand(),
      link: async () => (await import('./users/link.js')).linkCommand(),
      role: async () => (await import('./users/role.js')).roleCommand(),
      sessions: async () => (await import('./users/sessions.js')).sessionsCommand(),
      remove: async () => (await import('./users/remove.js')).removeCommand(),
    },
  },
  tokens: {
    description: 'API tokens for programs and CI',
    commands: {
      create: async () => (await import('./tokens/create.js')).createCommand(),
      list: async () => (await import('./tokens/list.js')).listCommand(),
      revoke: async () => (await import('./tokens/revoke.js')).revokeCommand(),
    },
  },
  keys: {
    description: 'make the keys that the services of a system need, and a one-time sign-in link (for docker compose)',
    load: async () => (await import('./keys.js')).keysCommand(),
  },
};
