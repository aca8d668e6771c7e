// Everything a report tells, gathered before a word is written, so that page, PDF and machine-readable files cannot differ.
import type { AbsenceReport } from '#shared/model/absence.ts';
import type { ChangeReport } from '#shared/model/change-report.ts';
import type { Comparison } from '#shared/model/changes.ts';
import type { TimeSpan } from '#shared/model/coverage.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import type { JsonObject } from '#shared/model/json.ts';
import type { Judgement } from '#shared/model/judgement.ts';
import type { KeyKept, LedgerLine } from '#shared/model/ledger.ts';
import type { Finding } from '#shared/model/outliers.ts';
import type { PackSpec, ReportTemplate } from '#shared/model/pack-spec.ts';
import type { LedgerHead } from '#shared/model/proof.ts';
import type { DrawnSample, TestedItem } from '#shared/model/sample.ts';
import type { SivoAccessReport } from '#shared/model/sivo-access.ts';

/** A value and how many events of the population have it; null is "not stated". */
export interface Tally {
  value: string | null;
  events: number;
}

/** `lines`: of the population file, from 1; null for an event outside the population. */
export interface ToldEvent {
  event: AuditEvent;
  line: number | null;
  /** The importing run and its source. */
  importId: string;
  source: string;
  contentHash: string;
}

/** One control of a framework that a report of this kind may help with. A suggestion, never a claim. */
export interface ControlReference {
  framework: string;
  control: string;
  title: string;
}

/** Texts of lines: every id of a sample's own population, and the stratum of each as a JSON string. */
export interface SamplePopulation {
  ids: string;
  strata: string | null;
}

/**
 * `asOf`: the time of the last ledger line the pack rests on, RFC 3339 UTC; nothing in a pack is later, and nothing in it
 * is read from a clock. `population.first`: at most the first 500 events. `recordings`: accesses to recordings by actor, most
 * first; `recordingTotals`: of all of them together, `different` recordings by type and id. `coverage`: within the population's
 * time, or all of the archive's where it is empty: what imports claim to hold whole, and the rest. `ipe`: the content of
 * 22-ipe.json. `may`, `mayNot`: the two lists every pack prints.
 */
export interface PackFacts {
  spec: PackSpec;
  asOf: string;
  appVersion: string;
  archive: { id: string; generation: number; root: string | null; head: LedgerHead };
  key: { fingerprint: string; kept: KeyKept; identity: string; publicKey: string };
  population: {
    events: number;
    oldest: string | null;
    newest: string | null;
    sha256: string;
    conflicts: number;
    categories: Tally[];
    actions: Tally[];
    resourceTypes: Tally[];
    actors: Tally[];
    first: ToldEvent[];
  };
  recordings: { actor: string | null; events: number; different: number; first: string; last: string }[];
  recordingTotals: { events: number; different: number };
  coverage: { ranges: TimeSpan[]; gaps: TimeSpan[] };
  views: { name: string; filter: string; events: number; first: ToldEvent[] }[];
  notes: { text: string; told: ToldEvent | null }[];
  events: ToldEvent[];
  findings: { finding: Finding; decision: Judgement | null }[];
  diffs: { told: ToldEvent; comparison: Comparison }[];
  changes: ChangeReport | null;
  sivoTeam: SivoAccessReport | null;
  absence: AbsenceReport[];
  sample: { title: string; drawn: DrawnSample; results: TestedItem[]; population: SamplePopulation | null } | null;
  ipe: JsonObject;
  custody: LedgerLine[];
  controls: { template: ReportTemplate; references: ControlReference[] };
  may: string[];
  mayNot: string[];
}
