import type { ReactNode } from 'react';

/** One line drawing of 20 by 20; what it stands for is said beside it. */
const icon = (drawing: ReactNode, size = 20) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden
  >
    {drawing}
  </svg>
);

export const scenarioIcon = icon(<path d="M5 3h7l3 3v11H5zM12 3v3h3M8 10h4M8 13h4" />);
export const rehearsalIcon = icon(<path d="M10 3a7 7 0 1 1 0 14a7 7 0 0 1 0-14M8.5 7.5l4 2.5l-4 2.5z" />);
export const sessionIcon = icon(<path d="M3 4h10v7H8l-3 2.5V11H3zM15 8h2v6h-2v2l-2.5-2H9" />);
export const loadIcon = icon(<path d="M3 11h3l2-6l4 11l2-5h3" />);
export const scheduleIcon = icon(<path d="M10 3a7 7 0 1 1 0 14a7 7 0 0 1 0-14M10 6v4l3 2" />);
export const auditIcon = icon(<path d="M4 5l1 1l2-2M10 5h6M4 10l1 1l2-2M10 10h6M4 15l1 1l2-2M10 15h6" />);
export const settingsIcon = icon(<path d="M3 6h8M15 6h2M13 4v4M3 14h2M9 14h8M7 12v4M13 6h.01" />);
export const searchIcon = icon(<path d="M9 4a5 5 0 1 1 0 10a5 5 0 0 1 0-10M13 13l4 4" />);
export const docsIcon = icon(
  <path d="M10 5.5c-1.5-1.2-3.8-1.7-6.5-1.5v11c2.7-.2 5 .3 6.5 1.500c1.5-1.2 3.8-1.7 6.5-1.500v-11c-2.7-.2-5 .3-6.5 1.500v11" />,
);
export const sunIcon = icon(
  <path d="M10 6.500a3.5 3.5 0 1 1 0 7a3.5 3.5 0 0 1 0-7M10 2v1.500M10 16.500V18M2 10h1.500M16.5 10H18M4.3 4.300l1.1 1.100M14.6 14.600l1.1 1.100M4.3 15.700l1.1-1.100M14.6 5.400l1.1-1.1" />,
);
export const moonIcon = icon(<path d="M16 11.500A6.5 6.5 0 0 1 8.5 4a6.5 6.5 0 1 0 7.5 7.500z" />);
export const moreIcon = icon(<path d="M5 10h.01M10 10h.01M15 10h.01" strokeWidth="2.5" />);
export const downIcon = icon(<path d="M5 7.500l5 5l5-5" />, 14);
export const upIcon = icon(<path d="M5 12.500l5-5l5 5" />, 14);
export const foldIcon = icon(<path d="M4 4h12v12H4zM8 4v12" />);
