// A line of a pack's JSON lines as the cells of a row.
import { z } from 'zod';
import { formatTime } from '../../ui/format-time.ts';

const text = z.string().nullish();
const eventLine = z.object({
  id: text,
  timestamp: text,
  action: text,
  actor: z.object({ id: text, email: text }).nullish(),
  resource: z.object({ type: text, id: text }).nullish(),
});
const ledgerLine = z.object({
  sequence: z.number(),
  at: z.string(),
  kind: z.string(),
  body: z.object({
    act: z.object({ kind: z.string(), operator: text, file: text, filter: text }).optional(),
    receipt: z.object({ operator: text, importId: z.string() }).optional(),
  }),
});

const parse = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
};

const timeOf = (instant: string | null | undefined, zone: string): string =>
  instant == null || Number.isNaN(Date.parse(instant)) ? (instant ?? '') : formatTime(instant, zone);

/** Time, who, action, resource, id; a line that is no event stands whole in the first cell. */
export const eventCells = (line: string, zone: string): string[] => {
  const read = eventLine.safeParse(parse(line)).data;
  if (read === undefined) return [line];
  const { timestamp, actor, action, resource, id } = read;
  const what = [resource?.type, resource?.id].filter((part) => part != null).join(' ');
  return [timeOf(timestamp, zone), actor?.email ?? actor?.id ?? '', action ?? '', what, id ?? ''];
};

/** Line, time, what, who, on what; a line that is none of a ledger stands whole in the first cell. */
export const ledgerCells = (line: string, zone: string): string[] => {
  const read = ledgerLine.safeParse(parse(line)).data;
  if (read === undefined) return [line];
  const { act, receipt } = read.body;
  return [
    String(read.sequence),
    timeOf(read.at, zone),
    act?.kind ?? read.kind,
    act?.operator ?? receipt?.operator ?? '',
    act?.file ?? act?.filter ?? receipt?.importId ?? '',
  ];
};
