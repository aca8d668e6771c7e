// What named events changed, each with its comparison; for a report on policies every change of the population.

import { changeOfEvent } from '../../changes/change-of-event.ts';
import type { ChangeLog } from '../../changes/types.ts';
import type { PackFacts, ToldEvent } from '../pack-facts.ts';

/** Without a clock: a comparison that stopped after some time would not come out the same again. */
const noClock = (): number => 0;

const isChange = ({ event }: ToldEvent): boolean =>
  event.diff !== undefined || event.before !== undefined || event.after !== undefined;

/** In the order given, events that change nothing left out. */
export const toldDiffs = async (
  log: ChangeLog,
  told: Iterable<ToldEvent>,
  breathe: () => Promise<void>,
): Promise<PackFacts['diffs']> => {
  const diffs: PackFacts['diffs'] = [];
  for (const each of told) {
    if (!isChange(each)) continue;
    await breathe();
    const versions = log.versionsOf(each.event.id);
    const version = versions.find(({ contentHash }) => contentHash === each.contentHash) ?? versions[0];
    if (version !== undefined) diffs.push({ told: each, comparison: changeOfEvent(version, noClock) });
  }
  return diffs;
};
