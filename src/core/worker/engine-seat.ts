// Keeps one archive open at a time in a worker: asking for another one closes the first.

/** Gives the engine at a path. A failed opening leaves none, so that the next question tries again. */
export const createEngineSeat = <Engine extends { close(): void }>(
  open: (path: string) => Promise<Engine>,
): ((path: string) => Promise<Engine>) => {
  let seated: { path: string; engine: Promise<Engine> } | null = null;
  return async (path) => {
    if (seated?.path === path) return seated.engine;
    const previous = seated;
    const mine = { path, engine: open(path) };
    seated = mine;
    try {
      const engine = await mine.engine;
      await previous?.engine.then((other) => other.close()).catch(() => undefined);
      return engine;
    } catch (error) {
      if (seated === mine) seated = null;
      throw error;
    }
  };
};
