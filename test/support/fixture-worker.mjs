// An engine worker for tests of the service: it answers in the shape of the real one and fails on demand.
import { workerData } from 'node:worker_threads';
import { AsyncIteratorClass, ORPCError, os } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';

const hang = (signal) =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));

const summary = (path) => ({
  path,
  name: path,
  generation: 0,
  events: 0,
  segments: 0,
  bytes: 0,
  imports: 0,
  rejected: 0,
  conflicts: 0,
  oldest: null,
  newest: null,
});

let calls = 0;

const router = {
  echo: os.handler(({ input }) => {
    calls += 1;
    return { input, calls, role: workerData.role, afterCrash: workerData.afterCrash };
  }),
  refuse: os.handler(() => {
    throw new ORPCError('SOURCE_EMPTY', { status: 422, data: { where: 'a.csv', detail: '' } });
  }),
  exit: os.handler(() => process.exit(3)),
  throwLater: os.handler(({ signal }) => {
    setImmediate(() => {
      throw new RangeError('out of luck');
    });
    return hang(signal);
  }),
  hang: os.handler(({ signal }) => hang(signal)),
  counting: os.handler(({ input }) => {
    let step = 0;
    return new AsyncIteratorClass(
      async () => {
        step += 1;
        if (step > input.steps) {
          if (input.end === 'exit') process.exit(4);
          return { done: true, value: undefined };
        }
        return { done: false, value: step };
      },
      async () => undefined,
    );
  }),
  archive: {
    summary: os.handler(({ input }) => {
      if (input.path.endsWith('missing')) {
        throw new ORPCError('NOT_AN_ARCHIVE', { status: 404, data: { where: input.path, detail: 'no archive.json' } });
      }
      if (input.path.endsWith('crash')) process.exit(5);
      return summary(input.path);
    }),
  },
};

new RPCHandler(router).upgrade(workerData.port);
workerData.port.start();
