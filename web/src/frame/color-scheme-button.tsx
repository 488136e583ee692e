import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { moonIcon, sunIcon } from '../components/icons.js';

export const ColorSchemeButton = () => {
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={isDark ? 'Use light colours' : 'Use dark colours'}
      title={isDark ? 'Light colours' : 'Dark colours'}
      onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
    >
      {isDark ? sunIcon : moonIcon}
    </ActionIcon>
  );
};
