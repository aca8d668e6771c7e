// A stream of which each item is looked at on its way through.
import { AsyncIteratorClass } from '@orpc/server';

/** Leaving the result early leaves `stream` too. */
export const tapStream = <Item>(stream: AsyncIterator<Item>, look: (item: Item) => void): AsyncIteratorClass<Item> =>
  new AsyncIteratorClass<Item>(
    async () => {
      const step = await stream.next();
      if (step.done !== true) look(step.value);
      return step;
    },
    async (reason) => {
      if (reason !== 'next') await stream.return?.();
    },
  );
