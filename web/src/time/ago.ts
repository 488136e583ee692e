const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

const STEPS = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
] as const;

/** A moment as people say it: "5 minutes ago". Both times in milliseconds. */
export const agoOf = (moment: number, now: number): string => {
  const seconds = Math.round((moment - now) / 1000);
  const step = STEPS.find(({ seconds: size }) => Math.abs(seconds) >= size);
  return step ? words.format(Math.trunc(seconds / step.seconds), step.unit) : 'just now';
};

/** A span as a clock shows it: `1:05`, or `1:02:05`. */
export const clockOf = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const padded = String(rest).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${padded}` : `${minutes}:${padded}`;
};
