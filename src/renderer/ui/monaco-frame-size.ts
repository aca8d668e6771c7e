// The size up to which two texts are shown in Monaco; beyond it only the field table and the files are there.

export const monacoMaxBytes = 1024 * 1024;
export const monacoMaxLines = 20_000;

/** Bytes of UTF-8 and lines. */
export interface TextSize {
  bytes: number;
  lines: number;
}

export const textSize = (text: string): TextSize => {
  let lines = text === '' ? 0 : 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return { bytes: new TextEncoder().encode(text).length, lines };
};

/** True when neither text is beyond 1 MiB or 20,000 lines. */
export const fitsMonaco = (...sizes: readonly TextSize[]): boolean =>
  sizes.every(({ bytes, lines }) => bytes <= monacoMaxBytes && lines <= monacoMaxLines);
