import type { InstancePush } from '@rehearsal/contracts/socket/pushes';

const KEPT = 100;

/** The last pushes of an instance: a snapshot that was being fetched when they came is brought up to date with them. */
export interface PushMemory {
  readonly add: (push: InstancePush) => void;
  readonly all: () => readonly InstancePush[];
}

export const pushMemory = (): PushMemory => {
  let pushes: InstancePush[] = [];
  return {
    add: (push) => {
      pushes = [...pushes, push].slice(-KEPT);
    },
    all: () => pushes,
  };
};
