// Filter packs: saved views as a file for another machine or archive. Read with suspicion, since such a file comes from elsewhere.
import { WorkbenchError } from '#shared/contract/errors.ts';
import { type FilterPack, filterPackSchema, type SavedView, type ViewBody } from '#shared/model/case.ts';
import { checkView } from './check-view.ts';

const bodyOf = ({ name, query, time, zone, sort, page, layout }: SavedView): ViewBody => ({
  name,
  query,
  time,
  zone,
  sort,
  page,
  layout,
});

/** The text of a pack with these views, in this order. */
export const printPack = (views: readonly SavedView[]): string => {
  const pack: FilterPack = { format: 'sivo-audit-filter-pack', version: 1, views: views.map(bodyOf) };
  return `${JSON.stringify(pack, null, 2)}\n`;
};

const memberOf = (path: readonly PropertyKey[]): string =>
  path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`))
    .join('');

const bad = (detail: string, cause?: unknown): WorkbenchError =>
  new WorkbenchError('BAD_PACK', 'views', detail, { cause });

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw bad(cause instanceof Error ? cause.message : 'not JSON', cause);
  }
};

/** Of the head alone, so that a later version is told as such and not as a list of members unknown to this one. */
const checkHead = (value: unknown): void => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad('it is not a JSON object');
  const { format, version } = value as { format?: unknown; version?: unknown };
  const isPack = format === filterPackSchema.shape.format.value;
  if (!isPack)
    throw bad(`format: expected "${filterPackSchema.shape.format.value}", found ${JSON.stringify(format) ?? 'none'}`);
  const known = filterPackSchema.shape.version.value;
  if (version !== known) throw bad(`version: this program reads ${known}, found ${JSON.stringify(version) ?? 'none'}`);
};

/** The views of a pack. Throws BAD_PACK naming the member at fault, and the place within it where it is a filter. */
export const readPack = (text: string): ViewBody[] => {
  const value = readJson(text);
  checkHead(value);
  const parsed = filterPackSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw bad(`${memberOf(issue?.path ?? [])}: ${issue?.message ?? ''}`);
  }
  const first = new Map<string, number>();
  for (const [index, view] of parsed.data.views.entries()) {
    const same = first.get(view.name);
    if (same !== undefined) throw bad(`views[${index}].name: "${view.name}" is the name of views[${same}] too`);
    first.set(view.name, index);
    try {
      checkView(view);
    } catch (error) {
      if (!(error instanceof WorkbenchError)) throw error;
      const { where, detail } = error.data;
      throw bad(`views[${index}].${where}: ${detail}`, error);
    }
  }
  return parsed.data.views;
};
