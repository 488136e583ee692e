import { Box, Group, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { useFirstFocus } from './focus/use-first-focus.js';

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

/** A page with its heading. */
export const Page = ({ title, tabTitle = title, isFilling = false, className, beside, actions, children }: Props) => {
  const { heading, keepFollowed } = useFirstFocus();
  useEffect(() => {
    document.title = `${tabTitle} · Rehearsal`;
  }, [tabTitle]);
  return (
    <Box
      component="section"
      className={['page', isFilling && 'page-filling', className].filter(Boolean).join(' ')}
      onClickCapture={keepFollowed}
    >
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
