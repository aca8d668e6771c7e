// Names that a reader would take for the actor's and a comparison does not: told, never joined in silence.
import { foldCase } from '#shared/model/fold-case.ts';
import type { Snapshot } from '../query/snapshot.ts';

/** One spelling for all that look alike: compatibility forms, spaces, invisible characters, and the part of an address after a plus sign. */
const likenessOf = (name: string): string =>
  foldCase(name.normalize('NFKC'))
    .replaceAll(/[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu, '')
    .replace(/\+[^@]*(?=@)/, '');

/** Of ids and e-mails of all events, as written, sorted. `names`: the actor's own, folded. */
export const similarNames = ({ views }: Snapshot, names: readonly string[]): string[] => {
  const own = new Set(names);
  const looks = new Set(names.map(likenessOf));
  const known = new Set<string>();
  const found = new Set<string>();
  for (const view of views) {
    for (const { id, email } of view.segment.columns.dictionaries.actor) {
      for (const name of [id, email]) {
        if (name === null || name === '' || known.has(name)) continue;
        known.add(name);
        if (!own.has(foldCase(name)) && looks.has(likenessOf(name))) found.add(name);
      }
    }
  }
  return [...found].sort();
};
