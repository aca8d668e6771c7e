// A decision about a finding, a rule's hit or a visit, as a patch of the case.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { CaseChange } from '#shared/model/case.ts';
import { type JsonValue, jsonValueSchema } from '#shared/model/json.ts';
import type { Judgement } from '#shared/model/judgement.ts';
import { type CaseContent, judgementKey } from './case-content.ts';
import type { CasePatch } from './case-patch.ts';
import { assertKeepable } from './keepable-text.ts';

/** Characters of a finding as JSON: twenty thousand event ids and more. */
const mostCharacters = 2_000_000;

/** As it comes back from its file, so that what is told now and after reading it again is the same. */
const keptFinding = (finding: JsonValue): JsonValue => {
  const text = JSON.stringify(finding);
  if (text.length <= mostCharacters) return jsonValueSchema.parse(JSON.parse(text));
  const detail = `it is ${text.length} characters long as JSON, at most ${mostCharacters} are kept`;
  throw new WorkbenchError('BAD_INPUT', 'finding', detail);
};

/** Null where nothing changes. Throws BAD_INPUT where a reason is missing or a member cannot be kept. */
export const judge = (
  { judgements }: CaseContent,
  { of, key, verdict, note, finding }: Extract<CaseChange, { kind: 'judge' }>,
  { now }: { now: () => string },
): { patch: CasePatch; count: number } | null => {
  const id = judgementKey({ of, key });
  const former = judgements.get(id);
  if (verdict === null) {
    return former === undefined ? null : { patch: { judgements: { remove: [id] } }, count: 1 };
  }
  assertKeepable('key', key);
  assertKeepable('note', note);
  if (note.trim() === '' && (verdict === 'dismissed' || verdict === 'approved')) {
    throw new WorkbenchError('BAD_INPUT', 'note', `it has to say why this is ${verdict}`);
  }
  const said: Omit<Judgement, 'updatedAt'> = { of, key, verdict, note, finding: keptFinding(finding) };
  if (former !== undefined) {
    const { updatedAt, ...before } = former;
    if (JSON.stringify({ ...said, updatedAt }) === JSON.stringify({ ...before, updatedAt })) return null;
  }
  return { patch: { judgements: { put: [{ ...said, updatedAt: now() }] } }, count: 1 };
};
