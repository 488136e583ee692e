import type { ReactNode } from 'react';
import Markdown, { type Components } from 'react-markdown';
import remarkBreaks from 'remark-breaks';

/** A heading would stand among those of the page, and a picture would be fetched from wherever the coach says. */
const components: Components = {
  ...Object.fromEntries(
    (['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const).map((level) => [
      level,
      ({ children }: { readonly children?: ReactNode }) => (
        <p>
          <strong>{children}</strong>
        </p>
      ),
    ]),
  ),
  img: ({ alt }) => alt,
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  ),
};

const plugins = [remarkBreaks];

/** What a coach said, as people see it where they meet the coach: Markdown, of which HTML is no part. */
export const SpokenText = ({ children }: { readonly children: string }) => (
  <div className="spoken">
    <Markdown remarkPlugins={plugins} components={components}>
      {children}
    </Markdown>
  </div>
);
