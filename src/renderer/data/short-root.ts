/** The first twelve signs of a root: enough to tell archives apart by eye. */
export const shortRoot = (root: string): string => root.slice(0, 12);
