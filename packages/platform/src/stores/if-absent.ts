/**
 * For `.catch` of a read: `value` stands for a file or folder that is not there. Every other fault, say a missing right,
 * is thrown on, or it would look like an empty folder.
 */
export const ifAbsent =
  <T>(value: T) =>
  (error: unknown): T => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return value;
    throw error;
  };
