// Everything a chain check finds, gathered while it walks, and told as a report when it is through.
import type { ChainBreak, ChainReport, Contradiction, FlipFlop } from '#shared/model/chain.ts';
import { mostChainFindings } from '#shared/model/chain.ts';
import type { JsonValue } from '#shared/model/json.ts';
import type { Span } from '../query/coverage-claims.ts';
import type { Flip } from './chain-flips.ts';
import type { ChainResource } from './chain-resources.ts';
import type { EventMark } from './chain-told.ts';
import type { Traits } from './chain-traits.ts';
import { toldValue } from './chain-value.ts';
import { intervalCoverage } from './interval-coverage.ts';
import { type NewestFindings, newestFindings } from './newest-findings.ts';
import type { ChainSink } from './resource-chain.ts';

/** A resource under check; `name` is the newest its events have shown. */
export interface CheckedResource extends ChainResource {
  name: string | null;
}

interface Broken {
  of: CheckedResource;
  field: string;
  sides: Pick<ChainBreak, 'expected' | 'found' | 'cut'>;
  by: EventMark;
  mark: EventMark;
}

type Counts = Pick<ChainReport['checked'], 'links' | 'spellings' | 'unsettled'>;

const msPerHour = 3_600_000;

const sideOf = <Name extends string>(name: Name, value: JsonValue | undefined): { [name: string]: JsonValue } =>
  value === undefined ? {} : { [name]: toldValue(value).value };

const isCut = (value: JsonValue | undefined): boolean => value !== undefined && toldValue(value).cut;

const refOf = ({ type, id, tenantId, name }: CheckedResource): ChainBreak['resource'] => ({ type, id, tenantId, name });

/** Lists hold the newest findings of each kind; `traitsOf` a type, as they are known at the end. */
export const createChainFindings = (traitsOf: (type: string) => Traits) => {
  const counts: Counts = { links: 0, spellings: 0, unsettled: 0 };
  const newest = <Finding>(at: (finding: Finding) => string): NewestFindings<Finding> =>
    newestFindings(mostChainFindings, at);
  const breaks = newest<Broken>(({ mark }) => mark.timestamp);
  const doubtful = new Map<string, { type: string; needs: keyof Traits; breaks: NewestFindings<Broken> }>();
  const flips = newest<{ of: CheckedResource; flip: Flip }>(({ flip }) => flip.second.timestamp);
  const contradictions = newest<{ of: CheckedResource; field: string; mark: EventMark }>(({ mark }) => mark.timestamp);

  const doubtfulOf = (type: string, needs: keyof Traits): NewestFindings<Broken> => {
    const key = `${needs} ${type}`;
    const known = doubtful.get(key) ?? { type, needs, breaks: newest<Broken>(({ mark }) => mark.timestamp) };
    doubtful.set(key, known);
    return known.breaks;
  };

  const sinkOf = (of: CheckedResource): ChainSink => ({
    links: (count, spellings) => {
      counts.links += count;
      counts.spellings += spellings;
    },
    broken: ({ path, expected, found, by, needs }, mark) => {
      const cut = isCut(expected) || isCut(found) ? { cut: true as const } : {};
      const sides = { ...sideOf('expected', expected), ...sideOf('found', found), ...cut };
      const list = needs === null || traitsOf(of.type)[needs] ? breaks : doubtfulOf(of.type, needs);
      list.add({ of, field: path, sides, by, mark });
    },
    flipped: (flip) => flips.add({ of, flip }),
    contradicted: (field, mark) => contradictions.add({ of, field, mark }),
    unsettled: (count) => {
      counts.unsettled += count;
    },
  });

  const breakOf = ({ of, field, sides, by, mark }: Broken, covered: readonly Span[]): ChainBreak => ({
    resource: refOf(of),
    field,
    ...sides,
    previousEventId: by.eventId,
    previousActor: by.actor,
    eventId: mark.eventId,
    actor: mark.actor,
    from: by.timestamp,
    to: mark.timestamp,
    coverage: intervalCoverage({ fromMs: by.timeMs, toMs: mark.timeMs }, covered),
  });

  const flipFlopOf = ({ of, flip }: { of: CheckedResource; flip: Flip }): FlipFlop => ({
    resource: refOf(of),
    field: flip.field,
    ...sideOf('value', flip.value),
    ...sideOf('other', flip.other),
    firstEventId: flip.first.eventId,
    firstActor: flip.first.actor,
    firstAt: flip.first.timestamp,
    secondEventId: flip.second.eventId,
    secondActor: flip.second.actor,
    secondAt: flip.second.timestamp,
    hours: (flip.second.timeMs - flip.first.timeMs) / msPerHour,
  });

  const contradictionOf = ({
    of,
    field,
    mark,
  }: {
    of: CheckedResource;
    field: string;
    mark: EventMark;
  }): Contradiction => ({
    resource: refOf(of),
    eventId: mark.eventId,
    at: mark.timestamp,
    field,
  });

  /** The findings and their totals; `covered` as `unionOf` makes it. */
  const told = (covered: readonly Span[]) => {
    let breakTotal = breaks.total;
    const all = breaks.list();
    for (const { type, needs, breaks: more } of doubtful.values()) {
      if (traitsOf(type)[needs]) {
        breakTotal += more.total;
        all.push(...more.list());
      } else counts.unsettled += more.total;
    }
    const merged = newest<Broken>(({ mark }) => mark.timestamp);
    for (const broken of all.reverse()) merged.add(broken);
    return {
      counts,
      breaks: merged.list().map((broken) => breakOf(broken, covered)),
      breakTotal,
      flipFlops: flips.list().map(flipFlopOf),
      flipFlopTotal: flips.total,
      contradictions: contradictions.list().map(contradictionOf),
      contradictionTotal: contradictions.total,
    };
  };

  return { sinkOf, told };
};
