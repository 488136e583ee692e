import { cloneElement } from 'react';
import { styledPart } from '../../parts/styled-part.js';
import { usePart } from '../../parts/use-part.js';
import type { ActMenuProps } from './menu-act.js';

const loadMenu = styledPart(() => import('./open-menu.js').then(({ OpenMenu }) => OpenMenu));

/** A menu of acts. What draws it is loaded when somebody first opens one. */
export const ActMenu = (props: ActMenuProps) => {
  const { part: Menu, want, expect } = usePart(loadMenu);
  if (Menu !== undefined) return <Menu {...props} />;
  return cloneElement(props.target, {
    onClick: want,
    onPointerEnter: expect,
    onFocus: expect,
    'aria-haspopup': 'menu',
    'aria-expanded': false,
  });
};
