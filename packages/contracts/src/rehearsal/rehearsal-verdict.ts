import { z } from 'zod';

/** What k trials of a rehearsal showed; `error` when more of them ended in one than `max_errors`, whatever the rest did. */
export const RehearsalVerdict = z.enum(['always_pass', 'flaky', 'always_fail', 'error']);
export type RehearsalVerdict = z.infer<typeof RehearsalVerdict>;
