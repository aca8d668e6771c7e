// The seams inside this room: what a pack is made from and what it is given to work with.
import type { Filter } from '#shared/model/filter.ts';
import type { Judgement } from '#shared/model/judgement.ts';
import type { CustodyAct } from '#shared/model/ledger.ts';
import type { PackProgress } from '#shared/model/pack.ts';
import type { PackSpec } from '#shared/model/pack-spec.ts';
import type { Custody } from '../archive/custody.ts';
import type { Signer } from '../evidence/signing-key.ts';

/** Who asks, for lines of custody. */
export type ActBy = Pick<CustodyAct, 'operator' | 'host' | 'appVersion'>;

/**
 * `path`: the archive's folder. `filters`: those of the specification, read and without marks: of the population, of each view
 * in its order, and of the sample (the population's where it has none). `judgements`: all of the case.
 */
export interface PackQuestion {
  path: string;
  spec: PackSpec;
  filters: { population: Filter; views: Filter[]; sample: Filter };
  judgements: readonly Judgement[];
  by: ActBy;
}

export interface PackJob extends PackQuestion {
  out: string;
  overwrite: boolean;
}

/** `dataFolder`: where this machine's own control references may be. */
export interface PackTools {
  appVersion: string;
  dataFolder: string;
  now(): Date;
  signer(): Promise<Signer>;
  openCustody(): Promise<Custody>;
  signal: AbortSignal;
  onProgress(progress: PackProgress): void;
}
