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

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 100));

type Refuse = (detail: string, cause?: unknown) => WorkbenchError;

const readJson = (text: string, bad: Refuse): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw bad(cause instanceof Error ? cause.message : 'not JSON', cause);
  }
};

/** Of the head alone, so that a later version is told as such and not as a list of members unknown to this one. */
const checkHead = (value: unknown, bad: Refuse): void => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad('it is not a JSON object');
  const { format, version } = value as { format?: unknown; version?: unknown };
  const head = filterPackSchema.shape;
  if (format !== head.format.value) throw bad(`format: "${head.format.value}" expected, ${shown(format)} found`);
  if (version !== head.version.value) throw bad(`version: ${head.version.value} expected, ${shown(version)} found`);
};

/**
 * The views of a pack; `name` is for messages: the file the text comes from. Throws BAD_PACK naming the member at fault, and
 * the place within it where it is a filter.
 */
export const readPack = (text: string, name: string): ViewBody[] => {
  const bad: Refuse = (detail, cause) => new WorkbenchError('BAD_PACK', name, detail, { cause });
  const value = readJson(text, bad);
  checkHead(value, bad);
  const parsed = filterPackSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw bad(`${memberOf(issue?.path ?? [])}: ${issue?.message ?? ''}`.replace(/^: /, ''));
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
