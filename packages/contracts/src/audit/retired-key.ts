import { z } from 'zod';

/** A checkpoint key that another took the place of: `rehearse keys rotate checkpoint` writes it, the audit service reads it. */
export const RetiredKey = z.object({
  /** Keys by their public halves, in base64url. */
  key: z.string(),
  successor: z.string(),
  retired_at: z.string(),
  /** By the retired key, over `handoverText`; null when its private half was lost. */
  signature: z.string().nullable(),
});
export type RetiredKey = z.infer<typeof RetiredKey>;

/** What a key signs to name its successor. */
export const handoverText = ({ key, successor, retired_at }: Omit<RetiredKey, 'signature'>): string =>
  `${key} is followed by ${successor} from ${retired_at}`;
