// A page's row shows the first four changes of an event; what leaves on stdout has all of them.
import type { EventRow, EventVersion } from '#shared/model/event.ts';
import type { Client } from './cli-context.ts';

const isVersionOf = (row: EventRow, { event, changes }: EventVersion): boolean =>
  event.timestamp === row.timestamp &&
  event.action === row.action &&
  changes.length === row.changeCount &&
  JSON.stringify(changes.slice(0, row.changes.length)) === JSON.stringify(row.changes);

/** The rows with every change; only those with more than a page carries are asked for again. */
export const wholeRows = async (
  rows: readonly EventRow[],
  client: Client,
  signal: AbortSignal,
): Promise<EventRow[]> => {
  const whole: EventRow[] = [];
  for (const row of rows) {
    if (row.changes.length >= row.changeCount) {
      whole.push(row);
      continue;
    }
    const { versions } = await client.events.get({ id: row.id }, { signal });
    const version = versions.find((candidate) => isVersionOf(row, candidate));
    whole.push(version === undefined ? row : { ...row, changes: version.changes });
  }
  return whole;
};
