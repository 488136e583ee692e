import { z } from 'zod';

/** The first fault that is found is told. Of the text itself: a form that parsers disagree about is none of ours. */
const FAULTS: readonly [RegExp, string][] = [
  [/^(?!https?:\/\/)/i, 'must begin with http:// or https://'],
  [/[\s\\]/, 'must not hold spaces or backslashes'],
  [/@/, 'must not carry a user name or password'],
  [/\?/, 'must not have a query'],
  [/#/, 'must not have a fragment'],
  [/^\w+:\/\/[^/]*\/./, 'must not have a path: tests add their own'],
];

const HINT = 'Give scheme, host and port only, such as https://staging.example:8443.';

/** An origin to put under load. Which ones may be is the operator's to say, and is checked where runs are queued. */
export const LoadTarget = z
  .string()
  .max(2000)
  .superRefine((text, ctx) => {
    const fault = FAULTS.find(([pattern]) => pattern.test(text))?.[1] ?? (isUrl(text) ? null : 'is not a URL');
    if (fault !== null) ctx.addIssue({ code: 'custom', message: fault, params: { hint: HINT } });
  });

const Parsed = z.url();
const isUrl = (text: string): boolean => Parsed.safeParse(text).success;
