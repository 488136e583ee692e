import type { Part } from './unseen.js';

/** Beginnings of the changes that each part of the state shows. */
export const shows = {
  state: ['coach_state.', 'profile.', 'breaks', 'clock'],
  prompt: ['prompt'],
  actions: ['action:'],
  identities: ['identity:'],
  notes: ['note:'],
  raw: [],
} as const satisfies Record<string, Part>;

export type PartName = keyof typeof shows;

/** All that any part shows. */
export const EVERYTHING: Part = Object.values(shows).flat();
