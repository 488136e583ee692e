import { Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

interface Props extends ButtonProps, Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> {
  readonly ref?: Ref<HTMLAnchorElement>;
}

const AnchorButton = ({ ref, ...rest }: Props) => <Button component="a" ref={ref} {...rest} />;

/** A link that looks like a button; to the keyboard and to screen readers it is a link. */
export const LinkButton = createLink(AnchorButton);
