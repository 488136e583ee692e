import { useSyncExternalStore } from 'react';

/** Something that is told for a while in a corner of the page. */
export interface Toast {
  readonly id: string;
  readonly title?: string;
  readonly message: string;
  readonly color: 'green' | 'red' | 'orange';
  readonly shownForMs: number;
  readonly act?: ToastAct;
}

/** What can be done about it there and then; the toast goes when it is done. */
export interface ToastAct {
  readonly label: string;
  readonly onChosen: () => void;
}

/** More would cover the page; the older ones go. */
const MOST = 5;

let toasts: readonly Toast[] = [];
let count = 0;
const listeners = new Set<() => void>();

const change = (next: readonly Toast[]): void => {
  toasts = next;
  for (const listener of listeners) listener();
};

/** One of the same id takes the place of the one that is shown. */
export const showToast = ({ id = `toast-${++count}`, ...rest }: Omit<Toast, 'id'> & { id?: string }): void =>
  change([...toasts.filter((toast) => toast.id !== id), { id, ...rest }].slice(-MOST));

export const hideToast = (id: string): void => change(toasts.filter((toast) => toast.id !== id));

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The ones that are shown now, the oldest first. */
export const shownToasts = (): readonly Toast[] => toasts;

export const useToasts = (): readonly Toast[] => useSyncExternalStore(subscribe, shownToasts);
