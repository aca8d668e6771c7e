// Who is who: ids and e-mails that share an event belong to one person or program, in the whole archive, whatever is counted.
import { foldCase } from '#shared/model/fold-case.ts';
import type { SegmentView } from './segment-view.ts';

/** `key`: the smallest e-mail, or id where there is none, folded; the same for the same events. `ids` and `emails` as written, sorted. */
export interface Identity {
  key: string;
  ids: readonly string[];
  emails: readonly string[];
}

/** `codes`: by view and actor code the place in `people`, -1 for nobody. `placeOf`: by id or e-mail, folded. */
export interface Identities {
  people: readonly Identity[];
  codes: ReadonlyMap<SegmentView, Int32Array>;
  placeOf: ReadonlyMap<string, number>;
}

const isStated = (value: string | null | undefined): value is string => value != null && value !== '';

/** Names numbered as they come, and which of them are one. */
const createUnion = () => {
  const numbers = new Map<string, number>();
  const parents: number[] = [];
  const rootOf = (number: number): number => {
    let root = number;
    while (parents[root] !== root) root = parents[root] ?? root;
    for (let each = number; each !== root; ) {
      const next = parents[each] ?? root;
      parents[each] = root;
      each = next;
    }
    return root;
  };
  const numberOf = (name: string): number => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    const made = parents.length;
    parents.push(made);
    numbers.set(name, made);
    return made;
  };
  const join = (one: number, other: number): void => {
    const [first, second] = [rootOf(one), rootOf(other)];
    // The older one stays, so that what is one does not hang on the order of joining.
    parents[Math.max(first, second)] = Math.min(first, second);
  };
  return { numbers, rootOf, numberOf, join };
};

const smallest = (texts: readonly string[]): string | null =>
  texts.map(foldCase).reduce<string | null>((least, text) => (least === null || text < least ? text : least), null);

/** Looks at dictionaries only. */
export const identitiesOf = (views: readonly SegmentView[]): Identities => {
  const union = createUnion();
  const named = new Map<SegmentView, Int32Array>();
  const spelled = new Map<string, { number: number; isEmail: boolean }>();
  for (const view of views) {
    const { actor } = view.segment.columns.dictionaries;
    const numbers = new Int32Array(actor.length).fill(-1);
    for (const [code, { id, email }] of actor.entries()) {
      for (const [text, isEmail] of [[id, false] as const, [email, true] as const]) {
        if (!isStated(text)) continue;
        const number = union.numberOf(foldCase(text));
        spelled.set(`${isEmail ? 'e' : 'i'}${text}`, { number, isEmail });
        if (numbers[code] === -1) numbers[code] = number;
        else union.join(numbers[code] ?? number, number);
      }
    }
    named.set(view, numbers);
  }
  const texts = new Map<number, { ids: string[]; emails: string[] }>();
  for (const [text, { number, isEmail }] of spelled) {
    const root = union.rootOf(number);
    const known = texts.get(root) ?? { ids: [], emails: [] };
    (isEmail ? known.emails : known.ids).push(text.slice(1));
    texts.set(root, known);
  }
  const keyed = [...texts]
    .map(([root, { ids, emails }]) => ({ root, key: smallest(emails) ?? smallest(ids) ?? '', ids, emails }))
    .sort((one, other) => (one.key < other.key ? -1 : 1));
  const placeOfRoot = new Map(keyed.map(({ root }, place) => [root, place]));
  const placeAt = (number: number): number => (number < 0 ? -1 : (placeOfRoot.get(union.rootOf(number)) ?? -1));
  return {
    people: keyed.map(({ key, ids, emails }) => ({ key, ids: ids.sort(), emails: emails.sort() })),
    codes: new Map([...named].map(([view, numbers]) => [view, numbers.map(placeAt)])),
    placeOf: new Map([...union.numbers].map(([name, number]) => [name, placeAt(number)])),
  };
};
