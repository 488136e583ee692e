import { BASE_STYLE } from '@rehearsal/reporting/html/base-style';

/** Every report's, and that of plots and of the command line. */
export const STYLE = `${BASE_STYLE}
pre{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid var(--faint);padding:.75rem;font-size:.8rem}
svg{width:100%;height:auto;font:11px system-ui,sans-serif;fill:currentColor}
svg path,svg circle,svg rect{stroke-width:1.8}.grid{stroke:var(--faint)}
.a{stroke:var(--a);fill:var(--a)}.b{stroke:var(--b);fill:var(--b)}.c{stroke:var(--c);fill:var(--c)}
`;
