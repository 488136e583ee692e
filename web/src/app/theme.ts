import { createTheme, type CSSVariablesResolver } from '@mantine/core';

export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 8, dark: 8 },
  defaultRadius: 'md',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  headings: { fontWeight: '600' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // What was typed is not lost by a click beside the dialog.
    Modal: { defaultProps: { closeOnClickOutside: false, closeButtonProps: { 'aria-label': 'Close' } } },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    // The focus goes to the first item, not to a placeholder that a menu may not hold.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
  },
});

const HUES = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'indigo', 'grape', 'gray'] as const;

const lightText = Object.fromEntries(
  HUES.map((hue) => [`--mantine-color-${hue}-light-color`, `var(--mantine-color-${hue}-9)`]),
);
const darkText = Object.fromEntries(
  HUES.map((hue) => [`--mantine-color-${hue}-light-color`, `var(--mantine-color-${hue}-2)`]),
);

/** Mantine's quiet colours are too pale to read for many people: these reach a contrast of 4.5 (WCAG AA). */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...lightText,
    '--mantine-color-red-light-color': '#9b1c1c',
    '--mantine-color-indigo-light-color': '#2b3a8f',
    '--mantine-color-orange-light-color': '#9c3a06',
    '--mantine-color-yellow-light-color': '#8a4b00',
    '--mantine-color-green-light-color': '#1b6b2b',
    '--mantine-color-teal-light-color': '#076b4c',
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-7)',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    '--rehearsal-mark': 'var(--mantine-color-yellow-6)',
    '--rehearsal-mark-soft': 'var(--mantine-color-yellow-0)',
    '--rehearsal-user-bubble': 'var(--mantine-color-indigo-0)',
    '--rehearsal-coach-bubble': 'var(--mantine-color-white)',
    '--rehearsal-canvas': 'var(--mantine-color-gray-0)',
    '--rehearsal-edge': 'var(--mantine-color-gray-3)',
  },
  dark: {
    ...darkText,
    '--mantine-color-dimmed': 'var(--mantine-color-dark-1)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-2)',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    '--mantine-color-anchor': 'var(--mantine-color-indigo-3)',
    '--rehearsal-mark': 'var(--mantine-color-yellow-5)',
    '--rehearsal-mark-soft': 'rgba(250, 176, 5, 0.1)',
    '--rehearsal-user-bubble': '#26315e',
    '--rehearsal-coach-bubble': 'var(--mantine-color-dark-6)',
    '--rehearsal-canvas': 'var(--mantine-color-dark-8)',
    '--rehearsal-edge': 'var(--mantine-color-dark-4)',
  },
});
