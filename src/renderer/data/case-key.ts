// The cache's name of the open archive's case.

export const caseKey = (path: string | undefined) => ['case', path] as const;

/** Milliseconds between two looks at what other windows have changed. */
export const casePollMs = 15_000;
