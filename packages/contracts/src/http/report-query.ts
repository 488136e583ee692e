import { z } from 'zod';

/** What a report is asked of its owner with: the address of the admin UI, where its links lead. */
export const ReportQuery = z.object({ base: z.url({ protocol: /^https?$/ }).optional() });
export type ReportQuery = z.infer<typeof ReportQuery>;
