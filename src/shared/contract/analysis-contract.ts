// Operations that look into what events say: changes and ways back, unusual accesses, rules, accesses of the SIVO team.
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import {
  actorScoresInputSchema,
  actorScoresSchema,
  overviewInputSchema,
  scoreOverviewSchema,
} from '../model/actor-scores.ts';
import { chainInputSchema, chainMomentSchema } from '../model/chain.ts';
import {
  changeReportFileInputSchema,
  changeReportFileSchema,
  changeReportInputSchema,
  changeReportSchema,
} from '../model/change-report.ts';
import {
  changedResourcesInputSchema,
  changedResourcesSchema,
  changeOfEventInputSchema,
  compareInputSchema,
  comparisonSchema,
  historyInputSchema,
  resourceHistorySchema,
  stateAsOfSchema,
  stateInputSchema,
} from '../model/changes.ts';
import { countedInputSchema, countedTextSchema, outliersInputSchema, outliersMomentSchema } from '../model/outliers.ts';
import {
  restoreEndpointSchema,
  restoreInputSchema,
  restoreOutcomeSchema,
  restorePlanSchema,
  sendRestoreInputSchema,
} from '../model/restore.ts';
import {
  checkedRuleSchema,
  knownRuleSchema,
  mostRuleText,
  rulesInputSchema,
  rulesMomentSchema,
} from '../model/rule.ts';
import {
  sivoAccessInputSchema,
  sivoAccessReportSchema,
  sivoStatementInputSchema,
  sivoStatementSchema,
} from '../model/sivo-access.ts';
import { op } from './op.ts';

export const changesContract = {
  /** Names of the fields in the newest changes, those of most changes first: to complete what is typed, not a full list. */
  fields: op.output(z.object({ fields: z.array(z.string()).max(500) })),
  /** What an event changed, field by field. Throws EVENT_NOT_FOUND. */
  ofEvent: op.input(changeOfEventInputSchema).output(comparisonSchema),
  /** Two moments of a resource against each other. Throws RESOURCE_NOT_FOUND. */
  compare: op.input(compareInputSchema).output(comparisonSchema),
  resources: op.input(changedResourcesInputSchema).output(changedResourcesSchema),
  /** Throws RESOURCE_NOT_FOUND when no event names the resource. */
  history: op.input(historyInputSchema).output(resourceHistorySchema),
  state: op.input(stateInputSchema).output(stateAsOfSchema),
  /** Checks that every change found what the one before left behind; the last moment is the report. */
  chain: op.input(chainInputSchema).output(eventIterator(chainMomentSchema)),
  report: op.input(changeReportInputSchema).output(changeReportSchema),
  reportFile: op.input(changeReportFileInputSchema).output(changeReportFileSchema),
};

export const outliersContract = {
  /** Who accesses unusually; the last moment is the report. Aborting the call ends it. */
  run: op.input(outliersInputSchema).output(eventIterator(outliersMomentSchema)),
  overview: op.input(overviewInputSchema).output(scoreOverviewSchema),
  /** The counts behind the scores, for whoever computes them again. */
  counted: op.input(countedInputSchema).output(countedTextSchema),
  /** One actor, day by day. Throws ACTOR_NOT_FOUND. */
  actor: op.input(actorScoresInputSchema).output(actorScoresSchema),
};

export const rulesContract = {
  list: op.output(z.object({ rules: z.array(knownRuleSchema) })),
  run: op.input(rulesInputSchema).output(eventIterator(rulesMomentSchema)),
  /** Reads a rule and runs its samples; nothing is kept. `name`: the file, for messages. Throws BAD_RULE. */
  check: op
    .input(z.object({ text: z.string().max(mostRuleText), name: z.string().min(1).max(4096).default('rule') }))
    .output(checkedRuleSchema),
  /** Keeps a rule of the user's own on this machine; its samples must hold. Throws BAD_RULE. */
  save: op.input(z.object({ text: z.string().max(mostRuleText) })).output(z.object({ id: z.string() })),
  /** Forgets an own rule; one that is not kept is none to forget. Throws BAD_INPUT for a built-in one. */
  remove: op.input(z.object({ id: z.string().max(80) })).output(z.object({})),
};

export const sivoAccessContract = {
  report: op.input(sivoAccessInputSchema).output(sivoAccessReportSchema),
  /** The periodic statement for the data-protection officer, with what was decided about each visit. */
  statement: op.input(sivoStatementInputSchema).output(sivoStatementSchema),
};

export const restoresContract = {
  /** A way back, computed from the archive alone; nothing is sent. Throws EVENT_NOT_FOUND and NOT_RESTORABLE. */
  plan: op.input(restoreInputSchema).output(restorePlanSchema),
  endpoint: op.output(z.object({ endpoint: restoreEndpointSchema.nullable(), keychain: z.boolean() })),
  /** `secret` goes to the keychain and nowhere else; a null endpoint forgets it. */
  setEndpoint: op
    .input(z.object({ endpoint: restoreEndpointSchema.nullable(), secret: z.string().min(1).max(16_384).nullable() }))
    .output(z.object({})),
  /** Sends exactly the request that was confirmed, once, with a line in the ledger before and after it. */
  send: op.input(sendRestoreInputSchema).output(restoreOutcomeSchema),
};
