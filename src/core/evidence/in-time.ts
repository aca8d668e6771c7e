// The patience with a key store that may be asking somebody for a password.

/** Rejects when the store has not answered in so many ms, whether or not it heeds its signal. */
export const inTime = <Result>(limitMs: number, ask: (signal: AbortSignal) => Promise<Result>): Promise<Result> => {
  const controller = new AbortController();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      controller.abort();
      reject(new Error('no answer in time'));
    }, limitMs);
    ask(controller.signal)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
};
