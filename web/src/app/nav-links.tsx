import { NavLink, type NavLinkProps } from '@mantine/core';
import type { Permission } from '@rehearsal/contracts/messages/roles';
import { createLink, useRouterState } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import { useMe } from '../api/auth.js';

interface Place {
  readonly to: '/scenarios' | '/rehearsals' | '/load-runs' | '/audit' | '/dead-letters' | '/tokens';
  readonly label: string;
  /** How further addresses begin that belong to it. */
  readonly also?: string;
  readonly permission: Permission;
}

const places: readonly Place[] = [
  { to: '/scenarios', label: 'Scenarios', permission: 'scenario:read' },
  { to: '/rehearsals', also: '/rehearsal-runs', label: 'Rehearsals', permission: 'rehearsal:read' },
  { to: '/load-runs', label: 'Load runs', permission: 'load-run:read' },
  { to: '/audit', label: 'Audit', permission: 'audit:read' },
  { to: '/dead-letters', label: 'Dead letters', permission: 'dead-letter:read' },
  { to: '/tokens', label: 'Tokens', permission: 'token:manage' },
];

interface Props extends NavLinkProps, Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof NavLinkProps> {
  readonly ref?: Ref<HTMLAnchorElement>;
}

const AnchorNav = ({ ref, ...rest }: Props) => <NavLink component="a" ref={ref} {...rest} />;
const RouterNav = createLink(AnchorNav);

/** The places that the role may go to. */
export const NavLinks = ({ onChosen }: { readonly onChosen: () => void }) => {
  const { permissions } = useMe();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  return places
    .filter(({ permission }) => permissions.includes(permission))
    .map(({ to, also = to, label }) => {
      const isHere = path.startsWith(to) || path.startsWith(also);
      return <RouterNav key={to} to={to} label={label} active={isHere} onClick={onChosen} fw={500} />;
    });
};
