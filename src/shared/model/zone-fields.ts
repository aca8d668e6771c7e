// The calendar fields of an instant in a zone, by the zones of `Intl`. Its formats are dear to make, so each zone's is kept.

const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterOf = (zone: string): Intl.DateTimeFormat => {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(zone, made);
  return made;
};

/** `year`, `month`, `day`, `hour`, `minute` and `second` of epoch milliseconds as the zone's clock shows them. Throws RangeError for an unknown zone. */
export const zoneFields = (ms: number, zone: string): Record<string, string> =>
  Object.fromEntries(
    formatterOf(zone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, value]),
  );
