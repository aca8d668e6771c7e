// An actor with a few days, for tests of what its page shows.
import type { ActorDay } from '#shared/model/actor-scores.ts';
import type { Finding, ScoredActor } from '#shared/model/outliers.ts';

export const luis: ScoredActor = {
  key: 'luis@acme.example',
  id: 'usr_7',
  email: 'luis@acme.example',
  ids: ['usr_7'],
  emails: ['luis@acme.example', 'luis.old@acme.example'],
  role: 'admin',
  group: 'admin',
  service: false,
};

/** A covered business day with three accesses; `change` replaces what is said. */
export const dayOf = (day: string, change: Partial<ActorDay> = {}): ActorDay => ({
  day,
  covered: true,
  kind: 'business',
  observed: 3,
  expected: 2.5,
  lowest: 0,
  highest: 7,
  peerLower: 0,
  peerMedian: 1,
  peerUpper: 2,
  surprise: 0.3,
  score: 0.3,
  cusum: 0,
  distinctResources: 3,
  newResources: 1,
  ...change,
});

/** A day that no import covers. */
export const uncoveredDay = (day: string): ActorDay => ({
  ...dayOf(day),
  covered: false,
  observed: null,
  expected: null,
  lowest: null,
  highest: null,
  peerLower: null,
  peerMedian: null,
  peerUpper: null,
  surprise: null,
  score: null,
  cusum: null,
  distinctResources: null,
  newResources: null,
});

export const findingOn = (day: string, score: number, change: Partial<Finding> = {}): Finding => ({
  id: `${day}-${score}`,
  actor: luis,
  day,
  window: 1,
  score,
  surprise: score,
  log10P: -score,
  severity: 'high',
  observed: 183,
  expected: 2.5,
  usual: 2.4,
  lowest: 0,
  highest: 7,
  dispersion: 4,
  peerFactor: 1,
  peers: 42,
  peerMedian: 0,
  historyDays: 56,
  persistentDays: 1,
  cusum: 74,
  oneIn: 560,
  classes: [{ class: 'business', observed: 183, expected: 2.5 }],
  reasons: [{ code: 'volume', score, observed: 183, expected: 2.5 }],
  sentence: `luis on ${day}`,
  eventIds: [],
  ...change,
});
