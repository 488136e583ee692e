/** How something is, by a colour; words beside it say the same. */
export const StatusDot = ({ color }: { readonly color: string }) => (
  <span className="status-dot" style={{ background: `var(--mantine-color-${color}-6)` }} aria-hidden />
);
