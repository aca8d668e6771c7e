// The changes of a period as prose, grouped by resource.
import { WorkbenchError } from '#shared/contract/errors.ts';
import {
  type ChangeReport,
  type ChangeReportInput,
  mostReportedChanges,
  mostReportedText,
  type ReportedChange,
  type ReportedResource,
} from '#shared/model/change-report.ts';
import type { FieldDiff } from '#shared/model/changes.ts';
import { printFilter } from '#shared/model/filter-text.ts';
import { changeKindOf } from './change-kind.ts';
import { changeOfEvent } from './change-of-event.ts';
import { firstVersions } from './first-versions.ts';
import { proseLine, proseSentence } from './prose-change.ts';
import type { ProseLanguage } from './prose-names.ts';
import { createProseTime } from './prose-time.ts';
import { isIdentified, reportNames, resourceKey } from './report-names.ts';
import type { Breathe, ChangeEvent, ChangeLog } from './types.ts';

/** Events told between two pauses. */
const toldAtOnce = 64;

const tooLarge = (detail: string): WorkbenchError => new WorkbenchError('TOO_LARGE', 'report', detail);

const count = (value: number): string => value.toLocaleString('en');

interface Telling {
  language: ProseLanguage;
  time: (timestamp: string) => string;
  names: ReadonlyMap<string, string>;
}

const reportedChange = (event: ChangeEvent, { language, time, names }: Telling): ReportedChange => {
  const { fields: found, total, disagreements } = changeOfEvent(event);
  const fields = found.map((field): FieldDiff => ({ ...field, words: null }));
  const kind = changeKindOf(event.action);
  const lines = fields.map((field) => proseLine(field, kind, language));
  const { actor, action, reason, crossTenant } = event;
  const disagrees = disagreements.length > 0;
  const told = {
    kind,
    action,
    actor,
    reason,
    crossTenant,
    lines,
    fieldTotal: total,
    disagrees,
    conflict: event.conflict,
  };
  const resource = {
    type: event.resourceType,
    id: event.resourceId,
    name: names.get(resourceKey(event)) ?? null,
    at: time(event.timestamp),
  };
  const sentence = proseSentence({ ...told, ...resource, leftOut: event.leftOut === true }, language);
  return { ...told, eventId: event.eventId, at: event.timestamp, sentence, fields };
};

const text = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/** By type, then by name as the language orders names, then by what tells two of one name apart. */
const reportOrder = (language: ProseLanguage) => {
  const names = new Intl.Collator(language, { numeric: true });
  return (one: ReportedResource, other: ReportedResource): number => {
    const [a, b] = [one.resource, other.resource];
    return (
      text(a.type ?? '', b.type ?? '') ||
      names.compare(one.name ?? a.id ?? '', other.name ?? b.id ?? '') ||
      text(a.id ?? '', b.id ?? '') ||
      text(a.tenantId ?? '', b.tenantId ?? '')
    );
  };
};

/** Each event once, however many versions of it the sources gave. */
const gather = async (log: ChangeLog, { filter, zone }: ChangeReportInput, breathe: Breathe) => {
  const question = { filter, zone };
  const total = await log.count(question, breathe);
  if (total > mostReportedChanges) {
    throw tooLarge(
      `${count(total)} changes fit, and it holds at most ${count(mostReportedChanges)}; narrow the filter or the time range`,
    );
  }
  const events: ChangeEvent[] = [];
  for await (const page of log.changes(question, breathe)) events.push(...page);
  return firstVersions(events);
};

/** `root`: what names the archive's content. Throws TOO_LARGE beyond `mostReportedChanges` or `mostReportedText`. */
export const changeReport = async (
  log: ChangeLog,
  input: ChangeReportInput,
  root: string | null,
  breathe: Breathe,
): Promise<ChangeReport> => {
  const { filter, zone, language } = input;
  const events = await gather(log, input, breathe);
  const telling = { language, time: createProseTime(zone, language), names: await reportNames(log, events, breathe) };
  const resources = new Map<string, ReportedResource>();
  let size = 0;
  for (const [index, event] of events.entries()) {
    if (index % toldAtOnce === 0) await breathe();
    const { resourceType: type, resourceId: id, tenantId } = event;
    const key = resourceKey(event);
    const group = resources.get(key) ?? {
      resource: { type, id, tenantId },
      name: telling.names.get(key) ?? null,
      changes: [],
    };
    const change = reportedChange(event, telling);
    size += JSON.stringify(change.fields).length;
    if (size > mostReportedText) {
      throw tooLarge(
        `its values alone take more than ${count(mostReportedText)} characters; narrow the filter or the time range`,
      );
    }
    group.changes.push(change);
    resources.set(key, group);
  }
  return {
    filter: printFilter(filter),
    zone,
    language,
    root,
    changes: events.length,
    unidentified: events.filter((event) => !isIdentified(event)).length,
    resources: [...resources.values()].sort(reportOrder(language)),
  };
};
