// The order of the changed blocks in the text on the right, and the way from one to the next.

/** As Monaco tells a block: lines count from 1; an end of 0 is a block without lines, after the line of its start. */
export interface ChangedBlock {
  modifiedStartLineNumber: number;
  modifiedEndLineNumber: number;
}

/** The line the cursor is put on. */
export const lineOfBlock = ({ modifiedStartLineNumber, modifiedEndLineNumber }: ChangedBlock): number =>
  modifiedEndLineNumber === 0 ? modifiedStartLineNumber + 1 : modifiedStartLineNumber;

/** The block before or after a line, round the ends; `at` null: nowhere yet. Null where there is no block. */
export const stepBlock = (
  blocks: readonly ChangedBlock[],
  at: number | null,
  target: 'next' | 'previous',
): number | null => {
  if (blocks.length === 0) return null;
  const lines = blocks.map(lineOfBlock);
  if (target === 'next') return Math.max(0, at === null ? 0 : lines.findIndex((line) => line > at));
  const before = at === null ? -1 : lines.findLastIndex((line) => line < at);
  return before === -1 ? blocks.length - 1 : before;
};
