// What a key does on a value of the panel.

export type FacetCommand = { kind: 'move'; by: number } | { kind: 'include' } | { kind: 'exclude' };

const commands: Readonly<Record<string, FacetCommand>> = {
  ArrowDown: { kind: 'move', by: 1 },
  ArrowUp: { kind: 'move', by: -1 },
  PageDown: { kind: 'move', by: 8 },
  PageUp: { kind: 'move', by: -8 },
  Home: { kind: 'move', by: Number.NEGATIVE_INFINITY },
  End: { kind: 'move', by: Number.POSITIVE_INFINITY },
  i: { kind: 'include' },
  e: { kind: 'exclude' },
};

/** Null for keys the panel leaves alone; with a modifier every key is the browser's. */
export const facetCommand = (event: {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}): FacetCommand | null =>
  event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(commands, event.key)
    ? null
    : (commands[event.key] ?? null);
