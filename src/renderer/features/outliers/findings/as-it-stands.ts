// A finding with what it takes to compute it again, as a decision about it keeps it.
import { type AnomalyParameters, anomalyMethod } from '#shared/model/anomaly.ts';
import type { JsonValue } from '#shared/model/json.ts';
import type { Finding } from '#shared/model/outliers.ts';

/** `filter` as text; `inputHash` and `root` null where the page does not know them. */
export interface FindingBasis {
  parameters: AnomalyParameters;
  filter: string;
  inputHash: string | null;
  root: string | null;
}

export const asItStands = (finding: Finding, { parameters, filter, inputHash, root }: FindingBasis): JsonValue =>
  JSON.parse(JSON.stringify({ ...finding, method: anomalyMethod, parameters, filter, inputHash, root }));
