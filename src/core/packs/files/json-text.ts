// JSON files of a pack: indented, members in the order they were given, with a line end.

export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
