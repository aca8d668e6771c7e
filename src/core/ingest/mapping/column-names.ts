// What the columns of a header are called: in `extra`, in profiles and on screen.

/** Names without byte order mark and surrounding space; a blank one is named after its place, a repeated one is numbered. */
export const columnNames = (header: readonly string[]): string[] => {
  const taken = new Set<string>();
  return header.map((written, index) => {
    const bare = written.replace(/^\uFEFF/, '').trim();
    const name = bare === '' ? `column ${index + 1}` : bare;
    let free = name;
    for (let count = 2; taken.has(free); count += 1) free = `${name} (${count})`;
    taken.add(free);
    return free;
  });
};
