// What an actor's day is described by where days are compared as a whole.

/**
 * `count`: counted accesses. `distinct-resources`: different ones among them. `new-resource-share`: those never accessed before
 * over the different ones, 0 to 1. `most-in-ten-minutes`: accesses within any ten minutes. `off-hours-share`: accesses outside
 * business hours over all, 0 to 1. `transcript-reads`, `exports`: accesses of these other resources. `new-ips`,
 * `new-user-agents`: never used before, by any event.
 */
export const dayFeatures = [
  'count',
  'distinct-resources',
  'new-resource-share',
  'most-in-ten-minutes',
  'off-hours-share',
  'transcript-reads',
  'exports',
  'new-ips',
  'new-user-agents',
] as const;
export type DayFeature = (typeof dayFeatures)[number];
