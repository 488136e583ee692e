import { Text } from '@mantine/core';

const clock = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});

/** The time of day to the millisecond, in which the entries of an operation lie close together; the day in the tooltip. */
export const ExactTime = ({ at }: { readonly at: string }) => {
  const moment = new Date(at);
  return (
    <Text component="time" size="xs" c="dimmed" ff="monospace" dateTime={at} title={moment.toLocaleString()}>
      {clock.format(moment)}
    </Text>
  );
};
