// Places in a list as a short text, `0-41,77`: which rejected records of an import are meant.

/** Both ends are inside. */
export interface OrdinalRange {
  from: number;
  to: number;
}

/** Adds a place behind those already there. */
export const addOrdinal = (ranges: OrdinalRange[], ordinal: number): void => {
  const last = ranges.at(-1);
  if (last !== undefined && last.to + 1 === ordinal) last.to = ordinal;
  else ranges.push({ from: ordinal, to: ordinal });
};

export const printOrdinals = (ranges: readonly OrdinalRange[]): string =>
  ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(',');

/** Ascending and apart; null for a text that is no such list. */
export const parseOrdinals = (text: string): OrdinalRange[] | null => {
  const ranges: OrdinalRange[] = [];
  for (const part of text.split(',')) {
    const found = /^(\d{1,15})(?:-(\d{1,15}))?$/.exec(part);
    if (found === null) return null;
    const from = Number(found[1]);
    const to = Number(found[2] ?? found[1]);
    if (to < from || from <= (ranges.at(-1)?.to ?? -1)) return null;
    ranges.push({ from, to });
  }
  return ranges;
};
