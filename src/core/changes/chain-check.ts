// Every change held against the one before: what it found must be what that one left behind. A missing event shows as a break,
// as does a change that was made without the log.
import type { ChainInput, ChainProgress, ChainReport } from '#shared/model/chain.ts';
import { claimsOf, unionOf } from '../query/coverage-claims.ts';
import type { Snapshot } from '../query/snapshot.ts';
import { type CheckedResource, createChainFindings } from './chain-findings.ts';
import { askedResources, keyOf, resourceOf, tenantJoiner } from './chain-resources.ts';
import { tellChange } from './chain-told.ts';
import type { Traits } from './chain-traits.ts';
import { createResourceChain, type ResourceChain } from './resource-chain.ts';
import { shownName } from './shown-name.ts';
import type { Breathe, ChangeEvent, ChangeLog } from './types.ts';

export interface ChainTools {
  breathe: Breathe;
  onProgress(progress: ChainProgress): void;
}

const msPerHour = 3_600_000;
const progressMs = 200;
/** Events are walked so long between two breaths; large ones take their time. */
const walkMs = 10;
/** So many resources are read one by one; for more the log is read through. */
const fewResources = 32;

/**
 * `snapshot`: of the same generation as the log; it tells what the imports claim to hold. The filter chooses resources; each is
 * checked along its whole history. Throws CANCELLED.
 */
export const checkChain = async (
  log: ChangeLog,
  snapshot: Snapshot,
  { filter, zone, flipHours }: ChainInput,
  { breathe, onProgress }: ChainTools,
): Promise<ChainReport> => {
  const startedMs = performance.now();
  const elapsedMs = (): number => performance.now() - startedMs;
  const join = await tenantJoiner(log, snapshot, breathe);
  const isEverything = filter.op === 'and' && filter.args.length === 0;
  const asked = isEverything ? null : await askedResources(log, { filter, zone }, join, breathe);

  const traits = new Map<string, Traits>();
  const traitsOf = (type: string): Traits => {
    const known = traits.get(type) ?? { names: false, whole: false };
    traits.set(type, known);
    return known;
  };
  const findings = createChainFindings(traitsOf);
  const chains = new Map<string, { resource: CheckedResource; chain: ResourceChain }>();
  const counts = { changes: 0, unidentified: asked?.unidentified ?? 0, conflicting: 0 };

  const walk = (event: ChangeEvent): void => {
    const stated = resourceOf(event);
    if (stated === null) {
      if (asked === null && event.later !== true) counts.unidentified += 1;
      return;
    }
    const joined = join(stated);
    const key = keyOf(joined);
    if (asked !== null && !asked.resources.has(key)) return;
    if (event.later === true) {
      counts.conflicting += 1;
      return;
    }
    counts.changes += 1;
    let checked = chains.get(key);
    if (checked === undefined) {
      const resource: CheckedResource = { ...joined, name: null };
      const chain = createResourceChain(traitsOf(joined.type), flipHours * msPerHour, findings.sinkOf(resource));
      checked = { resource, chain };
      chains.set(key, checked);
    }
    checked.resource.name = shownName(event) ?? checked.resource.name;
    checked.chain.push(tellChange(event));
  };

  const total = asked !== null && asked.resources.size <= fewResources ? 0 : await log.count(null, breathe);
  let read = 0;
  let toldMs = 0;
  let breathedMs = 0;
  const walkAll = async (events: readonly ChangeEvent[]): Promise<void> => {
    for (const event of events) {
      walk(event);
      read += 1;
      if (elapsedMs() - breathedMs < walkMs) continue;
      await breathe();
      breathedMs = elapsedMs();
      if (elapsedMs() - toldMs < progressMs) continue;
      toldMs = elapsedMs();
      onProgress({ kind: 'progress', changes: read, total: Math.max(total, read), elapsedMs: toldMs });
    }
  };
  if (asked !== null && asked.resources.size <= fewResources) {
    const names = new Map(
      [...asked.resources.values()].map(({ type, id }) => [JSON.stringify([type, id]), { type, id }]),
    );
    for (const name of names.values()) await walkAll(await log.ofResource(name, breathe));
  } else {
    for await (const events of log.changes(null, breathe)) await walkAll(events);
  }
  for (const { chain } of chains.values()) chain.end();

  const { counts: held, ...told } = findings.told(unionOf(claimsOf(snapshot.manifest.imports)));
  return {
    kind: 'report',
    checked: { resources: chains.size, ...counts, ...held },
    ...told,
    flipHours,
    generation: log.generation,
    elapsedMs: elapsedMs(),
  };
};
