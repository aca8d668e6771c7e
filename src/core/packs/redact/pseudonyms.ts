// Names in place of names: of people, of networks, and of ids that tell content; the same throughout one pack.
import { createHmac } from 'node:crypto';
import { foldCase } from '#shared/model/fold-case.ts';
import type { Redaction } from '#shared/model/pack-spec.ts';
import { networkOf } from './networks.ts';

export interface Pseudonyms {
  person(name: string): string;
  /** Of an address; of a text that is none, of that text. */
  net(address: string): string;
  id(kind: 'event' | 'finding' | 'pattern', id: string): string;
  /** Every e-mail, known id and address within a text. `agent`: `Chrome/120.0.0.0` is a version there, no address. */
  text(text: string, agent?: boolean): string;
  /** 32 bytes that nobody can guess. */
  salt(...parts: string[]): Buffer;
  readonly counts: { people: number; networks: number };
}

const emails = /[\p{L}\p{N}._+'’-]+(?:@|%40)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu;
const narrowAddresses = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\d|\.\d)/g;
const wideAddresses =
  /(?<![\p{L}\p{N}:.])(?:[0-9a-f]{0,4}(?::|%3A)){2,7}(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4})(?![\p{L}\p{N}]|:[0-9a-f])/giu;
const wordSign = /[\p{L}\p{N}]/u;
const isWord = (sign: string | undefined): boolean => sign !== undefined && sign !== '' && wordSign.test(sign);

const startLength = 3;
const mostKept = 50_000;

/** Ids and e-mails by their first signs; ones that are short or plain numbers would be found in any text. */
const createFinder = (people: ReadonlyMap<string, string>) => {
  const lengths = new Map<string, number[]>();
  const persons = new Map<string, string>();
  for (const name of people.keys()) {
    if (name.length < startLength || !/\p{L}/u.test(name)) continue;
    for (const spelled of new Set([name, foldCase(encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\ufffd')))])) {
      persons.set(spelled, name);
      const start = spelled.slice(0, startLength);
      const known = lengths.get(start) ?? [];
      if (!known.includes(spelled.length))
        lengths.set(
          start,
          [...known, spelled.length].sort((one, two) => two - one),
        );
    }
  }
  return (text: string, replace: (name: string) => string): string => {
    const lower = foldCase(text);
    // Folding may lengthen a text; then places are those of the folded one.
    const source = lower.length === text.length ? text : lower;
    let told = '';
    let from = 0;
    for (let at = 0; at + startLength <= lower.length; at++) {
      const found = lengths.get(lower.slice(at, at + startLength));
      if (found === undefined || (isWord(lower[at - 1]) && isWord(lower[at]))) continue;
      const length = found.find(
        (each) =>
          persons.has(lower.slice(at, at + each)) && !(isWord(lower[at + each]) && isWord(lower[at + each - 1])),
      );
      if (length === undefined) continue;
      told += source.slice(from, at) + replace(persons.get(lower.slice(at, at + length)) ?? '');
      from = at + length;
      at = from - 1;
    }
    return from === 0 ? text : told + source.slice(from);
  };
};

/** `people`: what `knownPeople` gives. `key`: 32 bytes. */
export const createPseudonyms = (
  key: Buffer,
  people: ReadonlyMap<string, string>,
  rules: Pick<Redaction, 'people' | 'ips'>,
): Pseudonyms => {
  const counts = { people: 0, networks: 0 };
  const made = new Map<string, string>();
  const kept = [new Map<string, string>(), new Map<string, string>()];
  const find = createFinder(people);
  const tag = (kind: string, value: string): string => {
    const input = `${kind}\u001f${value}`;
    const known = made.get(input);
    if (known !== undefined) return known;
    const name = `${kind}-${createHmac('sha256', key).update(input).digest('hex').slice(0, 16)}`;
    made.set(input, name);
    return name;
  };
  const isOwn = (text: string): boolean => /^(person|net|event|finding|pattern)-[0-9a-f]{16}$/.test(text);
  const person = (name: string): string => {
    if (!rules.people || name === '' || isOwn(name)) return name;
    counts.people += 1;
    const folded = foldCase(name);
    return tag('person', people.get(folded) ?? folded);
  };
  const net = (address: string): string => {
    if (!rules.ips || address === '' || isOwn(address)) return address;
    counts.networks += 1;
    return tag('net', networkOf(address) ?? foldCase(address));
  };
  const addressed = (text: string, agent: boolean): string =>
    text
      .replace(wideAddresses, (found) =>
        networkOf(found.replace(/%3A/gi, ':')) === null || !/[0-9a-f]/i.test(found)
          ? found
          : net(found.replace(/%3A/gi, ':')),
      )
      .replace(narrowAddresses, (found, at: number) =>
        networkOf(found) === null || (agent && /[A-Za-z]\/$/.test(text.slice(0, at))) ? found : net(found),
      );
  const told = (text: string, agent: boolean): string => {
    let result = text;
    if (rules.people) {
      result = find(result, person).replace(emails, (found) => person(found.replace(/%40/g, '@')));
    }
    return rules.ips ? addressed(result, agent) : result;
  };
  return {
    person,
    net,
    counts,
    id: (kind, id) => (isOwn(id) ? id : tag(kind, id)),
    text: (text, agent = false) => {
      if (text.length < startLength) return text;
      const memory = kept[Number(agent)] as Map<string, string>;
      const known = memory.get(text);
      if (known !== undefined) return known;
      const result = told(text, agent);
      if (memory.size >= mostKept) memory.clear();
      if (text.length < 2000) memory.set(text, result);
      return result;
    },
    salt: (...parts) =>
      createHmac('sha256', key)
        .update(['salt', ...parts].join('\u001f'))
        .digest(),
  };
};
