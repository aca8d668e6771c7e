// What a peer is asked. Times in milliseconds, medians over the runs.

export interface PeerResult {
  name: string;
  events: number;
  /** Reading, parsing and inserting, without indexes. */
  importMs: number;
  /** With its indexes; null where it has none. */
  indexedMs: number | null;
  bytes: number;
  countMs: number;
  countSeveralMs: number;
  countAndFacetsMs: number;
  histogramMs: number;
  deepPageMs: number;
  textMs: number;
  /** Answer to the first variation of the first question, compared with ours. */
  count: number;
}

/** The members of an event as JSON.parse gives them. */
export interface FlatEvent {
  id: string;
  timestamp: string;
  tenantId?: string;
  actor?: { id?: string; email?: string; role?: string; ip?: string; userAgent?: string };
  action?: string;
  resource?: { type?: string; id?: string };
  crossTenant?: boolean;
  reason?: string;
  diff?: unknown;
  before?: unknown;
  after?: unknown;
}
