// Which characters a TrueType font has, read from its character map, so that none is lost in silence on paper.

/** Offset of a table within a font, or null. */
const tableAt = (view: DataView, name: string): number | null => {
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const record = 12 + 16 * index;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(record + byte)));
    if (tag === name) return view.getUint32(record + 8);
  }
  return null;
};

/** Format 4 of the `cmap` table: segments of the basic plane. */
const segmentSigns = (view: DataView, at: number): Set<number> => {
  const signs = new Set<number>();
  const double = view.getUint16(at + 6);
  const [ends, starts, deltas, ranges] = [14, 16 + double, 16 + 2 * double, 16 + 3 * double].map(
    (part) => at + part,
  ) as [number, number, number, number];
  for (let offset = 0; offset < double; offset += 2) {
    const [start, end] = [view.getUint16(starts + offset), view.getUint16(ends + offset)];
    const [delta, range] = [view.getUint16(deltas + offset), view.getUint16(ranges + offset)];
    for (let code = start; code <= end && code !== 0xffff; code += 1) {
      const glyph = range === 0 ? code + delta : view.getUint16(ranges + offset + range + 2 * (code - start));
      if ((glyph & 0xffff) !== 0) signs.add(code);
    }
  }
  return signs;
};

/** Code points of the font at Unicode's basic plane. Throws RangeError for bytes that are no font. */
export const fontSigns = (font: Uint8Array): ReadonlySet<number> => {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const map = tableAt(view, 'cmap');
  if (map === null) return new Set();
  for (let index = 0; index < view.getUint16(map + 2); index += 1) {
    const subtable = map + view.getUint32(map + 8 + 8 * index);
    if (view.getUint16(subtable) === 4) return segmentSigns(view, subtable);
  }
  return new Set();
};
