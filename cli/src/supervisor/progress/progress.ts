/** Room for the longest name, so that what is told of each begins in one column. */
export const NAME_WIDTH = 18;

/** Told what starts, how far it is and how it ended; shown as a moving list or as plain lines. */
export interface Progress {
  start(name: string): void;
  /** Also while the system runs, such as for a service that is started again. */
  detail(name: string, text: string): void;
  done(name: string, text: string): void;
  failed(name: string, text: string): void;
  /** No step comes any more: leaves the terminal to others. */
  close(): Promise<void>;
}
