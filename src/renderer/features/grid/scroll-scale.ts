// Maps a scroll position of the browser to a position in the rows, and back.
// Browsers stop near 16 million pixels of height, half a million rows; above `maxScrollPixels` the scroll space is compressed.

/** The tallest scroll space used, in CSS pixels. */
export const maxScrollPixels = 8_000_000;

/** `content`: height of all rows; `viewport`: height of the visible part; both in CSS pixels. */
export interface ScrollSize {
  content: number;
  viewport: number;
}

/** Height of the scroll space for rows of this height. */
export const spaceHeight = (content: number): number => Math.min(content, maxScrollPixels);

export const isScaled = ({ content }: ScrollSize): boolean => content > maxScrollPixels;

/** The last offset: the end of the rows is at the end of the viewport. */
export const lastOffset = ({ content, viewport }: ScrollSize): number => Math.max(0, content - viewport);

const lastTop = ({ content, viewport }: ScrollSize): number => Math.max(0, spaceHeight(content) - viewport);

/** Keeps an offset between the first and the last. */
export const clampOffset = (offset: number, size: ScrollSize): number =>
  Math.min(lastOffset(size), Math.max(0, offset));

/** The pixel of the rows that is at the top of the viewport when the browser's `scrollTop` is `top`. */
export const offsetOfTop = (top: number, size: ScrollSize): number => {
  const range = lastTop(size);
  return range === 0 ? 0 : clampOffset((top / range) * lastOffset(size), size);
};

/** The browser's `scrollTop` that shows `offset` at the top of the viewport. */
export const topOfOffset = (offset: number, size: ScrollSize): number => {
  const range = lastOffset(size);
  return range === 0 ? 0 : (clampOffset(offset, size) / range) * lastTop(size);
};
