// The names a header gives its columns, each of them once.

/** `names`: blank ones become `column 3`, the second `user` becomes `user (2)`. `repeated` and `blank` as written, by their first. */
export interface CsvHeader {
  names: string[];
  repeated: string[];
  blank: number;
}

/** `cells` of the header as written; spaces and a byte order mark around a name do not belong to it. */
export const readCsvHeader = (cells: readonly string[]): CsvHeader => {
  const taken = new Set(cells.map((cell) => cell.replace(/^\uFEFF/, '').trim()));
  const seen = new Set<string>();
  const repeated: string[] = [];
  let blank = 0;
  const names = cells.map((cell, index) => {
    const written = cell.replace(/^\uFEFF/, '').trim();
    if (written === '') blank += 1;
    else if (!seen.has(written)) {
      seen.add(written);
      return written;
    } else if (!repeated.includes(written)) repeated.push(written);
    const base = written === '' ? `column ${index + 1}` : written;
    let name = base;
    for (let count = 2; seen.has(name) || (name !== base && taken.has(name)); count += 1) name = `${base} (${count})`;
    seen.add(name);
    return name;
  });
  return { names, repeated, blank };
};
