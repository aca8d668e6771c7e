// The local clock of an instant as the platform's own calendar has it: the oracle for questions about weekdays and hours.
const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const formats = new Map<string, Intl.DateTimeFormat>();
const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  formats.set(zone, known);
  return known;
};

/** ISO weekday (1 Monday), hour and minute that a clock in the zone shows. */
export const localTimeOf = (timestamp: string, zone: string): { weekday: number; hour: number; minute: number } => {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(new Date(timestamp))
      .map(({ type, value }) => [type, value]),
  );
  return {
    weekday: days.indexOf(parts.get('weekday') ?? '') + 1,
    hour: Number(parts.get('hour')),
    minute: Number(parts.get('minute')),
  };
};
