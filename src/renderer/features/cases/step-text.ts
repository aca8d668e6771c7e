// What a change of the case is called in a sentence: "Starred 3 events", "Undone: stars of 3 events".
import { assertNever } from '#shared/assert-never.ts';
import type { CaseChange } from '#shared/model/case.ts';
import type { Verdict } from '#shared/model/judgement.ts';
import type { Say } from '../../ui/define-words.ts';
import type { words } from './words.ts';

type Key = keyof (typeof words)['en'];

/** A word of this feature and the count it is said with. */
export interface Said {
  key: Key;
  count: number;
}

const noteText = ({ text }: { text: string }): Said => ({ key: text === '' ? 'noteRemoved' : 'noteSaved', count: 1 });

const tagText = ({ eventIds, add }: { eventIds: readonly string[]; add: readonly string[] }): Said => ({
  key: add.length > 0 ? 'tagged' : 'untagged',
  count: eventIds.length,
});

const verdictKeys: Readonly<Record<Verdict, Key>> = {
  dismissed: 'judgedDismissed',
  kept: 'judgedKept',
  approved: 'judgedApproved',
  queried: 'judgedQueried',
  escalated: 'judgedEscalated',
};

/** What has just been done. Of a pack: how many views there are of it is known by the state alone, so `count` says it. */
export const doneText = (change: CaseChange, count: number): Said => {
  switch (change.kind) {
    case 'saveView':
      return { key: change.id === null ? 'viewSaved' : 'viewUpdated', count: 1 };
    case 'star':
      return { key: change.starred ? 'starred' : 'unstarred', count: change.eventIds.length };
    case 'tag':
      return tagText(change);
    case 'note':
      return noteText(change);
    case 'addStep':
      return change.eventIds.length === 0 ? { key: 'textAdded', count: 1 } : { key: 'stepsAdded', count };
    case 'removeView':
      return { key: 'viewRemoved', count: 1 };
    case 'moveView':
      return { key: 'viewMoved', count: 1 };
    case 'editStep':
      return { key: 'stepEdited', count: 1 };
    case 'moveStep':
      return { key: 'stepMoved', count: 1 };
    case 'removeStep':
      return { key: 'stepRemoved', count: 1 };
    case 'importPack':
      return { key: 'packImported', count };
    case 'judge':
      return { key: change.verdict === null ? 'judgementRemoved' : verdictKeys[change.verdict], count: 1 };
    case 'keepSample':
      return { key: 'sampleKept', count: 1 };
    case 'testItem':
      return { key: change.result === null ? 'testRemoved' : 'itemTested', count: 1 };
    case 'replaceItem':
      return { key: 'itemReplaced', count: 1 };
    case 'removeSample':
      return { key: 'sampleRemoved', count: 1 };
    default:
      return assertNever(change);
  }
};

const names: Readonly<Record<CaseChange['kind'], Key>> = {
  saveView: 'aView',
  removeView: 'aViewRemoved',
  moveView: 'aViewMoved',
  star: 'stars',
  tag: 'tags',
  note: 'aNote',
  addStep: 'storySteps',
  editStep: 'aStepEdited',
  moveStep: 'aStepMoved',
  removeStep: 'aStepRemoved',
  importPack: 'aPack',
  judge: 'aJudgement',
  keepSample: 'aSample',
  testItem: 'aTest',
  replaceItem: 'aReplacement',
  removeSample: 'aSampleRemoved',
};

/** What can be undone or redone, by its name in the log; a name of another version is "a change". */
export const stepText = (step: { kind: string; count: number }): Said => ({
  key: Object.hasOwn(names, step.kind) ? names[step.kind as CaseChange['kind']] : 'aChange',
  count: step.count,
});

/** `say` with both; the count is written as the language writes counts. */
export const sayStep = (say: Say<Key>, { key, count }: Said, shown: string): string => say(key, { count, shown });
