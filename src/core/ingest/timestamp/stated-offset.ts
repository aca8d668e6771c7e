// The zone behind a time of day, as the text itself states it.

const offsetForm = /^(?:(?:utc|gmt) ?)?([+-])(\d\d)(?::?(\d\d))?$/i;
const shortForm = /^(?:utc|gmt) ?([+-])(\d)(?::(\d\d))?$/i;

/** Names that mean one thing everywhere, in hours. `CST`, `IST`, `BST` and their like do not, and are refused. */
const names: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  west: 1,
  cet: 1,
  cest: 2,
  eet: 2,
  eest: 3,
};
/** Only behind the dates of RFC 2822 (section 4.3), which defines them. */
const mailNames: Readonly<Record<string, number>> = {
  edt: -4,
  est: -5,
  cdt: -5,
  cst: -6,
  mdt: -6,
  mst: -7,
  pdt: -7,
  pst: -8,
};

/** Offset in seconds east of UTC, null when there is none, NaN when it cannot be read. A comment `(…)` or `[Zone/Name]` behind an offset is passed over. */
export const statedOffset = (text: string, isMail = false): number | null => {
  const zone = text.replace(/(?<=[\dz]|utc|gmt|[a-z]{3}) ?(?:\([^()]*\)|\[[^[\]]*\])$/i, '').replace(/^\u2212/, '-');
  if (zone === '') return null;
  const hours = names[zone.toLowerCase()] ?? (isMail ? mailNames[zone.toLowerCase()] : undefined);
  if (hours !== undefined) return hours * 3600;
  const match = offsetForm.exec(zone) ?? shortForm.exec(zone);
  if (match === null) return Number.NaN;
  const [whole, minutes] = [Number(match[2]), Number(match[3] ?? '0')];
  if (whole > 23 || minutes > 59) return Number.NaN;
  return (match[1] === '-' ? -1 : 1) * (whole * 3600 + minutes * 60);
};
