// The keys whose absence a pack's statements of non-access ask for.
import type { Documents } from './read-documents.ts';

/** Keys the statements of non-access are about: every name of the actor with the resource; an id also without a type. */
export const askedKeys = ({ statement }: Pick<Documents, 'statement'>): Set<string> =>
  new Set(
    statement.absence.flatMap(({ actor, aliases, resource }) =>
      [actor, ...aliases.map(({ value }) => value)].flatMap((name) =>
        (resource.id === null ? [resource.type] : [resource.type, '']).map((type) =>
          JSON.stringify([name, type, resource.id]),
        ),
      ),
    ),
  );
