// Decides, before anything is written, which files and members are imported and how; what cannot be imported is either an
// error (named by the user) or skipped with its reason (found in a folder or a container).
import { WorkbenchError } from '#shared/contract/errors.ts';
import { type ImportDecisions, type MappingProfile, noDecisions } from '#shared/model/mapping.ts';
import { decisionNeeded } from './open-questions.ts';
import { type MappingChoices, noTimeColumn, planSourceMapping, type SourceMapping } from './plan-source-mapping.ts';
import type { Detected } from './readers/detect.ts';
import type { DeclaredEncoding } from './readers/text-splitter.ts';
import type { ImportPath, SkippedFile, WalkedFile } from './source-walk.ts';
import { type FoundSource, type SurveyedFile, surveySources } from './survey-sources.ts';
import { holdsMembers, type Layer } from './unwrap-file.ts';

export type KnownFormat = Exclude<Detected, { format: null }>;

/** One source of records. */
export interface PlannedSource {
  file: WalkedFile;
  /** Place among the contents of its file. */
  ordinal: number;
  name: string;
  layers: readonly Layer[];
  bytes: number;
  detected: KnownFormat;
  encoding: DeclaredEncoding;
  mapping: Omit<SourceMapping, 'records'>;
}

/** A file on disk with the sources in it, which are read in one pass: itself, or members of a container. */
export interface SourceGroup {
  file: WalkedFile;
  /** Whether the sources are members. */
  isContainer: boolean;
  sources: PlannedSource[];
}

export interface ImportPlan {
  groups: SourceGroup[];
  skipped: SkippedFile[];
}

/** How one content is imported, or the reason why it is not. Throws SOURCE_EMPTY, SOURCE_UNRECOGNISED, COLUMN_MISSING. */
const planSource = (found: FoundSource, choices: MappingChoices): PlannedSource | string => {
  const { file, ordinal, name, layers, bytes, explicit, detected, encoding } = found;
  if (found.skipped !== null) {
    if (explicit) throw new WorkbenchError('SOURCE_UNRECOGNISED', name, found.skipped);
    return found.skipped;
  }
  if (detected.format === null) {
    if (!explicit) return detected.why;
    throw new WorkbenchError(detected.empty ? 'SOURCE_EMPTY' : 'SOURCE_UNRECOGNISED', name, detected.why);
  }
  const mapped = planSourceMapping({ ...found, detected }, choices);
  if (typeof mapped === 'string') return mapped;
  const { plan, list } = mapped;
  if (plan.questions.some((question) => question.kind === 'field' && question.candidates.length === 0)) {
    throw new WorkbenchError('COLUMN_MISSING', name, noTimeColumn(plan));
  }
  return { file, ordinal, name, layers, bytes, detected, encoding, mapping: { plan, list } };
};

const holdsNothing = (where: string, skipped: readonly SkippedFile[]): WorkbenchError => {
  const first = skipped[0];
  const finding = first === undefined ? '' : `; ${skipped.length} skipped, the first: ${first.name} (${first.reason})`;
  return new WorkbenchError('SOURCE_UNRECOGNISED', where, `it holds no JSON, JSONL, CSV or Parquet export${finding}`);
};

const planGroup = async (
  { file, found }: SurveyedFile,
  choices: MappingChoices,
  skipped: SkippedFile[],
): Promise<SourceGroup | null> => {
  const group: SourceGroup = { file, isContainer: false, sources: [] };
  const passedOver: SkippedFile[] = [];
  let contents = 0;
  for await (const content of found) {
    contents += 1;
    group.isContainer = holdsMembers(content.layers);
    const planned = planSource(content, choices);
    const { name, bytes } = content;
    const { etag } = group.isContainer ? {} : file;
    if (typeof planned === 'string') passedOver.push({ name, bytes, reason: planned, etag });
    else group.sources.push(planned);
  }
  if (contents === 0 && file.explicit) throw new WorkbenchError('SOURCE_EMPTY', file.name, 'no file is in it');
  if (group.sources.length > 0) {
    skipped.push(...passedOver);
    return group;
  }
  if (file.explicit) throw holdsNothing(file.name, passedOver);
  if (!passedOver.some(({ name }) => name === file.name)) {
    skipped.push({ name: file.name, bytes: file.bytes, reason: 'no export is in it', etag: file.etag });
  }
  skipped.push(...passedOver);
  return null;
};

export interface PlanOptions {
  signal?: AbortSignal | undefined;
  /** Nothing to import is no error. */
  allowEmpty?: boolean | undefined;
  /** Nothing decided where it is absent. */
  decisions?: ImportDecisions | undefined;
  /** Profiles remembered on this machine, by header fingerprint. */
  remembered?: ReadonlyMap<string, MappingProfile> | undefined;
}

/**
 * Walks and sniffs. Throws what the walk and unpacking throw, SOURCE_EMPTY and SOURCE_UNRECOGNISED for a named file or
 * when a folder or container leaves nothing to import, COLUMN_MISSING, and DECISION_NEEDED where something has to be asked.
 */
export const planImport = async (paths: readonly ImportPath[], options: PlanOptions): Promise<ImportPlan> => {
  const { signal, allowEmpty = false, decisions = noDecisions, remembered = new Map() } = options;
  const choices = { decisions, remembered };
  const { files, skipped } = await surveySources(paths, signal);
  const groups: SourceGroup[] = [];
  for (const surveyed of files) {
    if (signal?.aborted === true) break;
    const group = await planGroup(surveyed, choices, skipped);
    if (group !== null) groups.push(group);
  }
  if (groups.length === 0 && !allowEmpty && signal?.aborted !== true) {
    throw holdsNothing(paths.map((path) => path.name).join(', '), skipped);
  }
  const sources = groups.flatMap((group) => group.sources);
  const undecided = decisionNeeded(sources.map(({ name, mapping }) => ({ name, questions: mapping.plan.questions })));
  if (undecided !== null) throw undecided;
  return { groups, skipped };
};
