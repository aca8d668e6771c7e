import { describe, expect, it, onTestFinished } from 'vitest';
import { createWorkerHost, type WorkerHost } from '#core/service/worker-host.ts';

/** The operations of test/support/fixture-worker.mjs. */
interface FixtureClient {
  echo(input: unknown): Promise<{ input: unknown; calls: number; role: string; afterCrash: boolean }>;
  refuse(): Promise<never>;
  exit(): Promise<never>;
  throwLater(): Promise<never>;
  hang(input: undefined, options: { signal: AbortSignal }): Promise<never>;
  counting(input: { steps: number; end: 'done' | 'exit' }): Promise<AsyncIterator<number>>;
}

const fixture = new URL('../../../support/fixture-worker.mjs', import.meta.url);

const start = (entry: URL = fixture): WorkerHost<FixtureClient> => {
  const host = createWorkerHost<FixtureClient>({ entry, role: 'query', appVersion: '0.0.0-test', dataFolder: '.' });
  onTestFinished(() => host.close());
  return host;
};

describe('createWorkerHost', () => {
  it('starts its worker with the first call and keeps it', async () => {
    const host = start();
    expect(host.isRunning()).toBe(false);
    expect(await host.call((worker) => worker.echo({ a: 1 }))).toEqual({
      input: { a: 1 },
      calls: 1,
      role: 'query',
      afterCrash: false,
    });
    expect(host.isRunning()).toBe(true);
    expect((await host.call((worker) => worker.echo(null))).calls).toBe(2);
  });

  it('hands on the code and data of an error', async () => {
    const host = start();
    await expect(host.call((worker) => worker.refuse())).rejects.toMatchObject({
      code: 'SOURCE_EMPTY',
      data: { where: 'a.csv', detail: '' },
    });
  });

  it.each([
    ['exit', 'exit code 3'],
    ['throwLater', 'RangeError: out of luck'],
  ] as const)(
    'rejects every pending call when the worker dies by %s, and starts another one',
    async (death, detail) => {
      const host = start();
      const never = new AbortController().signal;
      const pending = host.call((worker) => worker.hang(undefined, { signal: never }));
      const fatal = host.call((worker) => worker[death]());
      const told = { code: 'INTERNAL', data: { where: 'query engine', detail: `it stopped: ${detail}` } };
      await expect(fatal).rejects.toMatchObject(told);
      await expect(pending).rejects.toMatchObject(told);
      expect(await host.call((worker) => worker.echo(1))).toMatchObject({ calls: 1, afterCrash: true });
    },
  );

  it('rejects a stream whose worker dies', async () => {
    const host = start();
    const stream = await host.stream((worker) => worker.counting({ steps: 2, end: 'exit' }));
    const readToEnd = async () => {
      while ((await stream.next()).done !== true);
    };
    await expect(readToEnd()).rejects.toMatchObject({ code: 'INTERNAL' });
  });

  it('passes a stream through to its end', async () => {
    const host = start();
    const stream = await host.stream((worker) => worker.counting({ steps: 3, end: 'done' }));
    const seen: number[] = [];
    for await (const value of stream) seen.push(value);
    expect(seen).toEqual([1, 2, 3]);
  });

  it('rejects an aborted call with the reason of its signal', async () => {
    const host = start();
    const controller = new AbortController();
    const call = host.call((worker) => worker.hang(undefined, { signal: controller.signal }));
    await host.call((worker) => worker.echo(null));
    controller.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
    expect((await host.call((worker) => worker.echo(null))).calls).toBe(2);
  });

  it('says what is wrong when the worker cannot start', async () => {
    const host = start(new URL('./no-such-worker.mjs', import.meta.url));
    await expect(host.call((worker) => worker.echo(null))).rejects.toMatchObject({
      code: 'INTERNAL',
      data: { where: 'query engine' },
    });
  });

  it('is closed for good', async () => {
    const host = start();
    const never = new AbortController().signal;
    const pending = host.call((worker) => worker.hang(undefined, { signal: never }));
    pending.catch(() => undefined);
    await host.call((worker) => worker.echo(null));
    await host.close();
    await expect(pending).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(host.call((worker) => worker.echo(null))).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
