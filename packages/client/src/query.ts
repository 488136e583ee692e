/** Parameters of a list or a read; those that are undefined or empty are left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** A filter as somebody wrote it, in an address or on a command line: what is wrong with it, the API says. */
export type Written<Filter> = { readonly [Name in keyof Filter]?: string | undefined };

/** A path with those of the parameters that hold something. */
export function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  return search.size > 0 ? `${path}?${search.toString()}` : path;
}
