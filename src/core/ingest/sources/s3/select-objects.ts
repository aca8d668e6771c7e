// Of everything listed, what is fetched: not what the archive holds, and not what lies outside the days asked for.
import type { Holding } from './held-objects.ts';
import { type KeyDates, keyDates } from './key-dates.ts';
import type { S3Object } from './s3-object.ts';

/** UTC ms; `toMs` exclusive. */
export interface AskedTime {
  fromMs: number | null;
  toMs: number | null;
}

/** `outside`: its dates lie outside the time asked for. */
export type Fate = 'fetch' | 'outside' | Exclude<Holding, 'missing'>;

export interface ListedObject {
  object: S3Object;
  dates: KeyDates | null;
  fate: Fate;
}

/** Made by consoles to show an empty folder; it never holds anything. */
const isFolderMark = ({ key, bytes }: S3Object): boolean => key.endsWith('/') && bytes === 0;

const isOutside = ({ reach }: KeyDates, { fromMs, toMs }: AskedTime): boolean =>
  (fromMs !== null && reach.toMs <= fromMs) || (toMs !== null && reach.fromMs >= toMs);

/** A key without a date is never passed over. */
export const selectObjects = (
  objects: readonly S3Object[],
  asked: AskedTime,
  holding: (object: S3Object) => Holding,
): ListedObject[] =>
  objects
    .filter((object) => !isFolderMark(object))
    .map((object) => {
      const dates = keyDates(object.key);
      const held = holding(object);
      if (held !== 'missing') return { object, dates, fate: held };
      return { object, dates, fate: dates !== null && isOutside(dates, asked) ? 'outside' : 'fetch' };
    });
