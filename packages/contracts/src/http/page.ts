import { z } from 'zod';

/** A page of a list, newest first. Null where there is no next one. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next_cursor: string | null;
}

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), next_cursor: z.string().nullable() });

/** A list that is never so long that it comes in pages. */
export const itemsOf = <Item extends z.ZodType>(item: Item) => z.strictObject({ items: z.array(item) });

/** What every list takes. A cursor is what `next_cursor` gave; callers read nothing into it. */
export const PageQuery = z.strictObject({
  limit: z.coerce.number<string>().int().min(1).max(200).optional(),
  cursor: z.string().max(2000).optional(),
});
export type PageQuery = z.infer<typeof PageQuery>;
