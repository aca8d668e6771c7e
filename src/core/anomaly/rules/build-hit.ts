// A hit in words and numbers, read from the events behind it.
import { hash } from 'node:crypto';
import { foldCase } from '#shared/model/fold-case.ts';
import type { JsonValue } from '#shared/model/json.ts';
import type { RuleHit } from '#shared/model/rule.ts';
import { wallTimeAt } from '#shared/model/wall-clock.ts';
import type { Identities } from '../../query/identities.ts';
import type { Snapshot } from '../../query/snapshot.ts';
import { mostPlaces } from './burst.ts';
import type { CompiledRule } from './compiled-rule.ts';
import { seqOf, viewOf } from './event-place.ts';
import type { Matched } from './match-sequence.ts';
import {
  fillSentence,
  type SentenceLanguage,
  type SentenceValues,
  toldCount,
  toldDuration,
  toldSpan,
  toldText,
} from './rule-sentence.ts';
import type { TestFacts } from './step-tests/step-tester.ts';

export interface HitGround {
  snapshot: Snapshot;
  identities: Identities;
  zone: string;
  language: SentenceLanguage;
}

/** What was found, before it is told. */
export interface RawHit {
  compiled: CompiledRule;
  matched: Matched;
  facts: readonly TestFacts[];
}

type Text = string | null;

/** An event by its place: from the column index, the ids from its row. */
const readEvent = ({ snapshot }: HitGround, place: number) => {
  const view = snapshot.views[viewOf(place)];
  const seq = seqOf(place);
  const text = (field: 'action' | 'role' | 'ip' | 'userAgent' | 'resource.type' | 'tenant' | 'reason'): Text => {
    const codes = view?.field(field);
    return codes?.values[codes.codes[seq] ?? 0] ?? null;
  };
  const columns = view?.segment.columns;
  const actor = columns?.dictionaries.actor[columns.actor[seq] ?? 0] ?? { id: null, email: null };
  const timeMs = (columns?.baseMs ?? 0) + (columns?.timeOffset[seq] ?? 0);
  return { text, actor, timeMs, resourceId: (): Text => view?.segment.resourceIds([seq])[0] ?? null };
};

const idsOf = ({ views }: Snapshot, places: readonly number[]): string[] => {
  const ids = new Map<number, string>();
  const byView = new Map<number, number[]>();
  for (const place of places) byView.set(viewOf(place), [...(byView.get(viewOf(place)) ?? []), place]);
  for (const [view, some] of byView) {
    const read = views[view]?.segment.ids(some.map(seqOf)) ?? [];
    for (const [index, place] of some.entries()) ids.set(place, read[index] ?? '');
  }
  return places.map((place) => ids.get(place) ?? '');
};

const timeOf = (ground: HitGround, place: number): number => readEvent(ground, place).timeMs;
const clock = ({ zone }: HitGround, ms: number): string => wallTimeAt(ms, zone).replace('T', ' ').slice(0, 16);
const valueText = (value: JsonValue, language: SentenceLanguage): string =>
  toldText(typeof value === 'string' ? value : JSON.stringify(value), language);

/** Known by e-mail, if there is any. */
const nameOf = ({ email, id }: { email: Text; id: Text }): Text => (email === null || email === '' ? id : email);

const subjectOf = ({ identities }: HitGround, id: Text): Text => {
  const person = id === null ? undefined : identities.people[identities.placeOf.get(foldCase(id)) ?? -1];
  return person?.emails[0] ?? id;
};

const factValues = (ground: HitGround, facts: readonly TestFacts[]): [string, string][] =>
  facts.flatMap((fact): [string, string][] => {
    if (fact.kind === 'silent-before') return [['silentDays', toldCount(fact.days, ground.language)]];
    const other = readEvent(ground, fact.other);
    return [
      ['field', toldText(fact.field, ground.language)],
      ['value', valueText(fact.value, ground.language)],
      ['between', valueText(fact.between, ground.language)],
      ['otherActor', toldText(nameOf(other.actor), ground.language)],
      ['otherAt', clock(ground, other.timeMs)],
    ];
  });

const actorsOf = ({ snapshot, identities }: HitGround, places: readonly number[]): number =>
  new Set(
    places.map((place) => {
      const view = snapshot.views[viewOf(place)];
      const code = view?.segment.columns.actor[seqOf(place)] ?? 0;
      return view === undefined ? -1 : (identities.codes.get(view)?.[code] ?? -1);
    }),
  ).size;

const daysOf = (ground: HitGround, places: readonly number[]): number =>
  new Set(places.map((place) => wallTimeAt(timeOf(ground, place), ground.zone).slice(0, 10))).size;

const valuesOf = (
  ground: HitGround,
  { compiled, matched, facts }: RawHit,
  { places, events, fromMs, toMs }: { places: readonly number[]; events: number; fromMs: number; toMs: number },
): SentenceValues => {
  const { language, zone } = ground;
  const told = (text: Text): string => toldText(text, language);
  const number = (value: number): string => toldCount(value, language);
  const event = readEvent(ground, matched.at(-1)?.places[0] ?? 0);
  const id = event.resourceId();
  const resource = [event.text('resource.type'), id].filter((part) => part !== null && part !== '').join(' ');
  // Counted only where they are told: it takes a look at every event.
  const uses = (name: string): boolean => compiled.rule.sentence[language].includes(`{${name}`);
  return new Map([
    ['actor', told(nameOf(event.actor))],
    ...(['role', 'ip', 'userAgent', 'action', 'reason', 'tenant'] as const).map((name): [string, string] => [
      name,
      told(event.text(name)),
    ]),
    ['resource', told(resource)],
    ['subject', told(subjectOf(ground, readEvent(ground, matched[0]?.places[0] ?? 0).resourceId()))],
    ['events', number(events)],
    ['actors', uses('actors') ? number(actorsOf(ground, places)) : ''],
    ['days', uses('days') ? number(daysOf(ground, places)) : ''],
    ['from', clock(ground, fromMs)],
    ['to', clock(ground, toMs)],
    ['span', toldSpan(clock(ground, fromMs), clock(ground, toMs), language)],
    ['duration', toldDuration(toMs - fromMs, language)],
    ['zone', zone],
    ...factValues(ground, facts),
    ...matched.flatMap((part, index): [string, string][] => [
      [`events.${index + 1}`, number(part.count)],
      [`most.${index + 1}`, number(part.most)],
      [`at.${index + 1}`, clock(ground, part.fromMs)],
      [`within.${index + 1}`, toldDuration(compiled.steps[index]?.withinMs ?? 0, language)],
    ]),
  ]);
};

/** `mostIds`: of the events, in time order. Two hits of one rule never begin with the same event, so its id is theirs. */
export const buildHit = (ground: HitGround, raw: RawHit, mostIds: number): RuleHit => {
  const { compiled, matched, facts } = raw;
  const { rule } = compiled;
  const stored = new Set(matched.flatMap((part) => part.places));
  const others = facts.flatMap((fact) => (fact.kind === 'changed-back' && !stored.has(fact.other) ? [fact.other] : []));
  const places = [...stored, ...others]
    .map((place) => ({ place, timeMs: timeOf(ground, place) }))
    .sort((one, other) => one.timeMs - other.timeMs)
    .map(({ place }) => place)
    .slice(0, mostPlaces);
  const [first = 0] = places;
  const events = matched.reduce((sum, part) => sum + part.count, others.length);
  const fromMs = timeOf(ground, first);
  const toMs = Math.max(...matched.map((part) => part.toMs));
  const values = valuesOf(ground, raw, { places, events, fromMs, toMs });
  const eventIds = idsOf(ground.snapshot, places.slice(0, Math.max(1, mostIds)));
  const { actor } = readEvent(ground, matched.at(-1)?.places[0] ?? 0);
  return {
    id: `${rule.id}:${hash('sha256', eventIds[0] ?? '', 'hex').slice(0, 24)}`,
    rule: rule.id,
    severity: rule.severity,
    actor,
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    sentence: fillSentence(rule.sentence[ground.language], values),
    events,
    eventIds,
  };
};
