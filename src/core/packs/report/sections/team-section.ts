// Accesses of the SIVO team: how many, with which reasons, and what does not add up.
import { statementWords } from '../../../sivo-access/statement-words.ts';
import { type Block, type Line, paragraph, type Section, span } from '../block.ts';
import { boundedNote, mostEvents, resourceLine } from '../event-cells.ts';
import type { Telling } from '../telling.ts';

/** The first accesses and every number. */
export const teamSection = (telling: Telling): Section => {
  const { facts, say, count, time, stated, language } = telling;
  const words = say.team;
  const names = statementWords[language];
  const section = (blocks: readonly Block[]): Section => ({ id: 'sivo-team', title: words.title, blocks });
  const report = facts.sivoTeam;
  if (report === null) return section([paragraph(facts.spec.sivoTeam ? words.none : words.off)]);
  if (report.total === 0) return section([paragraph(words.none)]);
  const alarms = report.alarms.filter((item) => item.count > 0);
  const qualities = report.qualities.filter((item) => item.count > 0);
  const heading = (text: string): Block => ({ kind: 'heading', text });
  const list = (items: readonly Line[]): Block => ({ kind: 'list', ordered: false, items });
  return section([
    paragraph(
      words.counted(
        count(report.total),
        count(report.visits.length),
        count(report.members),
        count(report.reads),
        count(report.changes),
      ),
      'strong',
    ),
    heading(words.alarms),
    alarms.length === 0
      ? paragraph(words.noAlarm)
      : list(alarms.map((item) => span(`${names.alarmNames[item.alarm]}: ${count(item.count)}`, 'alarm'))),
    heading(words.reasons),
    list(qualities.map((item) => span(`${names.qualities[item.quality]}: ${count(item.count)}`))),
    ...(report.reused.length === 0
      ? []
      : [
          heading(words.reused),
          list(
            report.reused.map(({ reason, visits, members }) =>
              span(
                `${language === 'en' ? `“${reason}”` : `«${reason}»`}: ${words.reusedIn(count(visits), count(members))}`,
              ),
            ),
          ),
        ]),
    paragraph(words.note, 'soft'),
    ...boundedNote(Math.min(mostEvents, report.accesses.length), report.total, words.file, telling),
    {
      kind: 'table',
      caption: words.list,
      columns: [
        { title: say.event.when(facts.spec.zone), share: 19 },
        { title: say.event.who, share: 17 },
        { title: words.kind, share: 9 },
        { title: say.event.what, share: 10 },
        { title: say.event.resource, share: 16 },
        { title: words.reason, share: 16 },
        { title: say.event.event, share: 13 },
      ],
      rows: report.accesses
        .slice(0, mostEvents)
        .map((access): Line[] => [
          [time(access.at)],
          stated(access.member.email ?? access.member.id),
          span(names.kinds[access.kind]),
          stated(access.action),
          resourceLine(access.resource, telling),
          [
            ...stated(access.reason),
            { text: ` (${names.qualities[access.quality]})`, as: 'soft' },
            ...access.alarms.map((alarm) => ({ text: ` · ${names.alarmNames[alarm]}`, as: 'alarm' }) as const),
          ],
          span(access.eventId, 'code'),
        ]),
    },
  ]);
};
