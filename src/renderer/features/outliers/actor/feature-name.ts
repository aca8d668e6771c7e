// The features of a day in words.
import type { Say } from '../../../ui/define-words.ts';
import { type ActorKey, words } from './words.ts';

const isKey = (key: string): key is ActorKey => Object.hasOwn(words.en, key);

/** A feature this page has no words for keeps its own name. */
export const featureName = (feature: string, say: Say<ActorKey>): string => {
  const key = `feature_${feature}`;
  return isKey(key) ? say(key) : feature;
};
