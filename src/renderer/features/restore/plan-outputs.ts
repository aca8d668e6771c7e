// The texts a plan is taken away as, and the files they are saved to.
import { assertNever } from '#shared/assert-never.ts';
import type { RestorePlan } from '#shared/model/restore.ts';

export const outputs = ['patch', 'merge', 'state', 'curl', 'fetch'] as const;
export type Output = (typeof outputs)[number];

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Null where the plan cannot be said that way. */
export const outputText = (plan: RestorePlan, output: Output): string | null => {
  switch (output) {
    case 'patch':
      return plan.patch.length === 0 ? null : json(plan.patch);
    case 'merge':
      return plan.mergePatch === undefined || plan.mergePatch === null ? null : json(plan.mergePatch);
    case 'state':
      return plan.state === undefined || plan.state === null ? null : json(plan.state);
    case 'curl':
      return plan.curl;
    case 'fetch':
      return plan.fetch;
    default:
      return assertNever(output);
  }
};

const endings: Readonly<Record<Output, { ending: string; type: string }>> = {
  patch: { ending: 'patch.json', type: 'application/json-patch+json' },
  merge: { ending: 'merge.json', type: 'application/merge-patch+json' },
  state: { ending: 'state.json', type: 'application/json' },
  curl: { ending: 'sh', type: 'text/x-shellscript' },
  fetch: { ending: 'mjs', type: 'text/javascript' },
};

/** `undo-evt_audit_01H8.patch.json`; signs that a file name cannot hold everywhere become `_`. `type` is a MIME type. */
export const outputFile = ({ eventId, mode }: RestorePlan, output: Output): { name: string; type: string } => {
  const { ending, type } = endings[output];
  return { name: `${mode}-${eventId.replaceAll(/[^\w-]+/gu, '_').slice(0, 80)}.${ending}`, type };
};
