import { Box, Group, Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';

interface Props {
  readonly title: string;
  /** What stands in the browser's tab, where it differs from the heading. */
  readonly tabTitle?: string;
  /** Takes the height of the window, for pages whose parts scroll by themselves. */
  readonly isFilling?: boolean;
  /** For a page whose head is drawn otherwise. */
  readonly className?: string;
  readonly beside?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page with its heading. The heading takes the focus when the page opens, so the keyboard starts at its content. */
export const Page = ({ title, tabTitle = title, isFilling = false, className, beside, actions, children }: Props) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${tabTitle} · Rehearsal`;
  }, [tabTitle]);
  useEffect(() => {
    const { activeElement } = document;
    const isFree = activeElement === document.body || activeElement?.closest('nav, header') !== null;
    if (isFree) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Box component="section" className={['page', isFilling && 'page-filling', className].filter(Boolean).join(' ')}>
      <Group justify="space-between" mb="md" gap="sm" className="page-head">
        <Group gap="sm" miw={0}>
          <Title
            order={1}
            size="h3"
            ref={heading}
            tabIndex={-1}
            style={{ outline: 'none', overflowWrap: 'anywhere' }}
            // Where there is little height, not all of it may be seen.
            {...(isFilling && { title })}
          >
            {title}
          </Title>
          {beside}
        </Group>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Box>
  );
};
