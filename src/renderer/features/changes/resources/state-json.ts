// A state as a file for others: what is known, what is not, and who set what. Nothing unknown is filled in.
import type { StateAsOf } from '#shared/model/changes.ts';

/** Indented JSON; the members are those of the contract. */
export const stateJson = ({
  resource,
  at,
  version,
  exists,
  complete,
  state,
  unknown,
  inferred,
  blame,
}: StateAsOf): string =>
  `${JSON.stringify({ resource, at, version, exists, complete, state, unknown, inferred, blame }, null, 2)}\n`;
