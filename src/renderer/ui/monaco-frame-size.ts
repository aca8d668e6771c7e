// The size up to which Monaco compares two texts well; above it only the field table is shown.

export const monacoMaxBytes = 1024 * 1024;
export const monacoMaxLines = 20_000;

const linesOf = (text: string): number => {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
};

/** True when both texts together stay within 1 MiB of UTF-8 and 20,000 lines. */
export const fitsMonaco = (original: string, modified: string): boolean => {
  if (original.length + modified.length > monacoMaxBytes) return false;
  const encoder = new TextEncoder();
  if (encoder.encode(original).length + encoder.encode(modified).length > monacoMaxBytes) return false;
  return linesOf(original) + linesOf(modified) <= monacoMaxLines;
};
