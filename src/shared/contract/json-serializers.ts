// What every end of a connection adds to the transport's own way of writing values, so that nothing of an event is lost on
// the way: the transport copies objects member by member, and a member called `__proto__` would become the prototype.
import { z } from 'zod';

const entriesSchema = z.array(z.tuple([z.string(), z.unknown()]));

/** For the option `customJsonSerializers` of both links and handlers. The number is part of the protocol. */
export const jsonSerializers = [
  {
    type: 20,
    condition: (value: unknown): boolean =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, '__proto__'),
    serialize: (value: object): unknown => Object.entries(value),
    deserialize: (value: unknown): unknown => Object.fromEntries(entriesSchema.parse(value)),
  },
] as const;
