// What a case holds, apart from its history: views in order, marks by event, the story in order, decisions by what they are of,
// and samples under test.
import type { CaseState, Mark, SavedView, StoryStep } from '#shared/model/case.ts';
import type { Judgement } from '#shared/model/judgement.ts';
import type { KeptSample } from '#shared/model/sample.ts';

export interface CaseContent {
  readonly views: readonly SavedView[];
  /** By event id; a mark says something: it has a star, a tag or a note. */
  readonly marks: ReadonlyMap<string, Mark>;
  readonly story: readonly StoryStep[];
  /** By `judgementKey`. */
  readonly judgements: ReadonlyMap<string, Judgement>;
  readonly samples: readonly KeptSample[];
}

/** What a decision is of, as one text: the kind has no space in it. */
export const judgementKey = ({ of, key }: Pick<Judgement, 'of' | 'key'>): string => `${of} ${key}`;

export const emptyContent: CaseContent = { views: [], marks: new Map(), story: [], judgements: new Map(), samples: [] };

/** What a step of undo or redo would do, as the contract tells it. */
export type StepName = NonNullable<CaseState['undo']>;

/** A case as it stands in its file; `revision` 0 is the one without a file. */
export interface StoredCase {
  readonly revision: number;
  readonly content: CaseContent;
  readonly undo: StepName | null;
  readonly redo: StepName | null;
}

export const emptyCase: StoredCase = { revision: 0, content: emptyContent, undo: null, redo: null };

/** The contract's form; marks in the order of their event ids, decisions in that of their keys. */
export const caseStateOf = ({ revision, content, undo, redo }: StoredCase): CaseState => ({
  revision,
  views: [...content.views],
  marks: [...content.marks.values()].sort((one, other) => (one.eventId < other.eventId ? -1 : 1)),
  story: [...content.story],
  judgements: [...content.judgements]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, judgement]) => judgement),
  samples: [...content.samples],
  undo,
  redo,
});
