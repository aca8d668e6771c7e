// The local clock of an instant as the platform's own calendar has it: the oracle for questions about weekdays and hours.
const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** ISO weekday (1 Monday), hour and minute that a clock in the zone shows. */
export const localTimeOf = (timestamp: string, zone: string): { weekday: number; hour: number; minute: number } => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = new Map(format.formatToParts(new Date(timestamp)).map(({ type, value }) => [type, value]));
  return {
    weekday: days.indexOf(parts.get('weekday') ?? '') + 1,
    hour: Number(parts.get('hour')),
    minute: Number(parts.get('minute')),
  };
};
