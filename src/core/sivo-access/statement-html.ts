// The statement as one page that needs nothing else: no script, nothing loaded, light and dark, and made for paper too.
import type { SivoAccess, SivoVisit } from '#shared/model/sivo-access.ts';
import { htmlText } from '../changes/html-text.ts';
import { createZonedTime } from '../export/zoned-time.ts';
import { type Statement, verdictText } from './statement.ts';
import { statementStyle } from './statement-style.ts';
import { statementWords } from './statement-words.ts';

const nameOf = ({ member }: SivoVisit, unnamed: string): string => htmlText(member.email ?? member.id ?? unnamed);

/** The whole page. */
export const statementHtml = (statement: Statement): string => {
  const { report, input, root, question, visits } = statement;
  const { language, zone } = input;
  const say = statementWords[language];
  const zoned = createZonedTime(zone);
  const numbers = new Intl.NumberFormat(language, { useGrouping: 'always' });
  const count = (value: number): string => numbers.format(value);
  const time = (at: string): string => `<time datetime="${htmlText(at)}">${htmlText(zoned(at))}</time>`;
  const items = (list: readonly string[]): string => `<ul>${list.map((item) => `<li>${item}</li>`).join('')}</ul>`;

  const rowOf = (access: SivoAccess): string => {
    const { resource, alarms } = access;
    const what = [resource.type, resource.id].flatMap((part) => (part === null ? [] : [htmlText(part)])).join(' ');
    const reason = access.reason === null ? '' : `${htmlText(access.reason)} `;
    const marks = alarms.map((alarm) => `<strong>▲ ${say.alarmNames[alarm]}</strong>`).join('<br>');
    const address = access.member.ip === null ? '' : `<br><small>${say.address} ${htmlText(access.member.ip)}</small>`;
    return `<tr><td>${time(access.at)}${address}</td><td>${say.kinds[access.kind]}</td><td>${htmlText(access.action ?? '—')}</td><td>${what === '' ? '—' : what}</td><td>${reason}<small>(${say.qualities[access.quality]})</small>${marks === '' ? '' : `<br>${marks}`}</td><td><code>${htmlText(access.eventId)}</code></td></tr>\n`;
  };
  const headings = [`${say.when} (${htmlText(zone)})`, say.kind, say.action, say.resource, say.reason, say.event];
  const head = `<thead><tr>${headings.map((heading) => `<th scope="col">${heading}</th>`).join('')}</tr></thead>`;
  const sectionOf = ({ visit, accesses, decision }: Statement['visits'][number]): string => {
    const tenant =
      visit.tenantId === null ? '' : ` <small>${say.tenant} <code>${htmlText(visit.tenantId)}</code></small>`;
    const decided = `${say.decided}: ${htmlText(verdictText(decision, say))}`;
    return `<section><h3>${time(visit.from)} ${nameOf(visit, say.unnamed)}${tenant}</h3>
<p>${decided}</p>
<table>${head}<tbody>
${accesses.map(rowOf).join('')}</tbody></table></section>
`;
  };

  const [last, first] = [report.accesses[0], report.accesses.at(-1)];
  const domains = report.domains.list.map(({ domain, actors, of }) =>
    htmlText(report.domains.given ? domain : say.domainOf(domain, count(actors), count(of))),
  );
  const counted = say.counted(
    count(report.total),
    count(visits.length),
    count(report.members),
    count(report.reads),
    count(report.changes),
  );
  const facts: [string, string][] = [
    [say.filter, question === '' ? say.everything : `<code>${htmlText(question)}</code>`],
    [say.zone, htmlText(zone)],
    ...(first === undefined || last === undefined
      ? []
      : [[say.period, `${time(first.at)} – ${time(last.at)}`] satisfies [string, string]]),
    [say.counts, counted],
    [say.visitsOf, say.minutes(count(input.visitMinutes))],
    [say.tickets, input.tickets === null ? say.noTicketList : say.ticketList(count(input.tickets.length))],
    [say.domains, domains.length === 0 ? say.noDomains : domains.join(', ')],
    [say.decisions, statement.decisions.map(([name, number]) => `${count(number)} ${name}`).join(', ') || '—'],
    [say.root, root === null ? say.noRoot : `<code>${htmlText(root)}</code>`],
  ];
  const alarms = report.alarms.filter((item) => item.count > 0);
  const reused = report.reused.map(
    ({ reason, visits: used, members }) => `“${htmlText(reason)}”: ${say.reusedIn(count(used), count(members))}`,
  );
  const qualities = report.qualities
    .filter((item) => item.count > 0)
    .map((item) => `${count(item.count)} ${say.qualities[item.quality]}`);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${say.title} · SIVO Audit Workbench</title>
<style>${statementStyle}</style>
</head>
<body>
<h1>${say.title}</h1>
<dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl>
<h2>${say.alarms}</h2>
${alarms.length === 0 ? `<p>${say.noAlarm}</p>` : items(alarms.map((item) => `▲ ${count(item.count)} ${say.alarmNames[item.alarm]}`))}
${qualities.length === 0 ? '' : `<h2>${say.reasons}</h2>\n${items(qualities)}\n`}${reused.length === 0 ? '' : `<h2>${say.reused}</h2>\n${items(reused)}\n`}<h2>${say.visits}</h2>
${visits.length === 0 ? `<p>${say.none}</p>\n` : visits.map(sectionOf).join('')}<section class="limits"><h2>${say.limitsTitle}</h2>${items(say.limits)}</section>
</body>
</html>
`;
};
