import { Anchor, type AnchorProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

interface Props extends AnchorProps, Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof AnchorProps> {
  readonly ref?: Ref<HTMLAnchorElement>;
}

const AnchorText = ({ ref, ...rest }: Props) => <Anchor ref={ref} {...rest} />;

/** A link in a text or a table. */
export const TextLink = createLink(AnchorText);
