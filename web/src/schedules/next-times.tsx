import { List, Text } from '@mantine/core';
import { CronText, nextTimes, TimeZone } from '@rehearsal/contracts/load/schedule-cron';
import { HERE, timeIn } from './cadences.js';

const SHOWN = 5;

// From the moment in which it is drawn, since a form may stay open for long.
const fromNow = (cron: string, timeZone: string) => nextTimes(cron, timeZone, new Date(), SHOWN);

interface Props {
  readonly cron: string;
  readonly timeZone: string;
}

/** When it would queue next, by the schedule's clock and by the reader's; or why what was typed says no time. */
export const NextTimes = ({ cron, timeZone }: Props) => {
  const zone = TimeZone.safeParse(timeZone);
  const text = CronText.safeParse(cron);
  const fault = text.error ?? zone.error;
  if (fault !== undefined)
    return (
      <Text size="sm" c="dimmed" role="status">
        {text.error === undefined ? 'The time zone' : 'The expression'} {fault.issues[0]?.message}.
      </Text>
    );
  return (
    <div role="status">
      <Text size="sm" fw={600}>
        Queues next
      </Text>
      <List size="sm">
        {fromNow(cron, timeZone).map((moment) => (
          <List.Item key={moment.getTime()}>
            {timeIn(moment, timeZone)}
            {timeIn(moment, timeZone) !== timeIn(moment) && (
              <Text span size="xs" c="dimmed">
                {' '}
                · {timeIn(moment)} in {HERE}
              </Text>
            )}
          </List.Item>
        ))}
      </List>
    </div>
  );
};
