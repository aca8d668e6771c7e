// A report of changes as one page that needs nothing else: no script, nothing loaded, light and dark, and made for paper too.
import type { ChangeReport, ReportedChange, ReportedResource } from '#shared/model/change-report.ts';
import { htmlText as safe } from './html-text.ts';
import { proseActor } from './prose-change.ts';
import { type ProseLanguage, proseType } from './prose-names.ts';
import { createProseTime } from './prose-time.ts';
import { type ReportWords, reportWords } from './report-words.ts';

const style = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--back:#fff;--head:#f3f5f7;--gone:#a40e26}
@media (prefers-color-scheme:dark){:root{--ink:#e6e8eb;--soft:#9aa4af;--line:#3a424b;--back:#14171a;--head:#1f2429;--gone:#ff8f8f}}
*{box-sizing:border-box}
body{margin:0 auto;padding:32px 24px;max-width:1100px;background:var(--back);color:var(--ink);font:14px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{margin:0 0 16px;font-size:24px}
h2{margin:32px 0 0;padding-bottom:4px;border-bottom:2px solid var(--line);font-size:18px}
h3{margin:20px 0 6px;font-size:15px;break-after:avoid}
h3 small{margin-left:8px;color:var(--soft);font-weight:400}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;margin:0}
dt{color:var(--soft)}
dd{margin:0}
code{font:12px/1.5 ui-monospace,monospace}
table{width:100%;border-collapse:collapse;table-layout:fixed}
th,td{padding:5px 8px;border:1px solid var(--line);text-align:left;vertical-align:top}
th{background:var(--head);font-weight:600}
tr{break-inside:avoid}
thead{display:table-header-group}
.when{width:20%}.who{width:20%}.event{width:19%}
ul{margin:0;padding-left:16px}
td ul{padding:0;list-style:none}
td p{margin:0 0 2px}
.aside{color:var(--soft)}
.deleted{color:var(--gone);font-weight:600}
.limits{margin-top:32px;padding-top:8px;border-top:2px solid var(--line);color:var(--soft)}
@media (max-width:720px){body{padding:16px 12px}dl{grid-template-columns:1fr}dd{margin-bottom:6px}.event,td:last-child{display:none}.when,.who{width:25%}}
@media print{:root{--ink:#000;--soft:#444;--line:#bbb;--back:#fff;--head:#eee;--gone:#000;color-scheme:light}body{max-width:none;padding:0;font-size:10pt}code{font-size:8pt}@page{margin:15mm}}
`;

/** Fields listed for one change; the CSV file has all. */
const mostLines = 200;

interface Page {
  say: ReportWords;
  zone: string;
  language: ProseLanguage;
  time: (timestamp: string) => string;
  count: (value: number) => string;
}

const whatOf = (change: ReportedChange, { say, count }: Page): string => {
  const { kind, lines, fieldTotal, action } = change;
  const shown = lines.slice(0, mostLines);
  const more = fieldTotal - shown.length;
  const isTold = /^(?:create|update|delete)d?$/i.test(action ?? 'update');
  const head = [
    ...(kind === 'create' ? [`<strong>${say.created}</strong>`] : []),
    ...(kind === 'delete' ? [`<span class="deleted">${say.deleted}</span>`] : []),
    ...(isTold ? [] : [`<code>${safe(action ?? '')}</code>`]),
  ];
  const items = [...shown.map(safe), ...(more > 0 ? [say.more(count(more))] : [])].map((line) => `<li>${line}</li>`);
  const asides = [
    ...(kind === 'update' && fieldTotal === 0 ? [say.untold] : []),
    ...(change.disagrees ? [say.disagrees] : []),
    ...(change.conflict ? [say.conflict] : []),
    ...(change.reason === null ? [] : [`${say.reason}: ${safe(change.reason)}`]),
  ];
  return [
    head.length === 0 ? '' : `<p>${head.join(' · ')}</p>`,
    items.length === 0 ? '' : `<ul>${items.join('')}</ul>`,
    ...asides.map((aside) => `<p class="aside">${aside}</p>`),
  ].join('');
};

const rowOf = (change: ReportedChange, page: Page): string => {
  const { say, language, time } = page;
  const team = change.crossTenant === true ? ` <span class="aside">(${say.team})</span>` : '';
  return `<tr><td><time datetime="${safe(change.at)}">${safe(time(change.at))}</time></td><td>${safe(proseActor(change.actor, language))}${team}</td><td>${whatOf(change, page)}</td><td><code>${safe(change.eventId)}</code></td></tr>\n`;
};

const groupOf = ({ resource, name, changes }: ReportedResource, page: Page, severalTenants: boolean): string => {
  const { say, zone } = page;
  const id = resource.id ?? say.noId;
  const small = [
    ...(name === null ? [] : [`<code>${safe(id)}</code>`]),
    ...(severalTenants ? [`${say.tenant} <code>${safe(resource.tenantId ?? '—')}</code>`] : []),
  ];
  return `<section><h3>${safe(name ?? id)}${small.map((text) => `<small>${text}</small>`).join('')}</h3>
<table><thead><tr><th scope="col" class="when">${say.when} (${safe(zone)})</th><th scope="col" class="who">${say.who}</th><th scope="col">${say.what}</th><th scope="col" class="event">${say.event}</th></tr></thead><tbody>
${changes.map((change) => rowOf(change, page)).join('')}</tbody></table></section>
`;
};

const factsOf = (report: ChangeReport, version: string, { say, time, count }: Page): [string, string][] => {
  const instants = report.resources.flatMap(({ changes }) => changes.map(({ at }) => at)).sort();
  const [first, last] = [instants[0], instants.at(-1)];
  const counted = say.counted(count(report.changes), count(report.resources.length));
  return [
    [say.filter, report.filter === '' ? say.everything : `<code>${safe(report.filter)}</code>`],
    [say.zone, safe(report.zone)],
    ...(first === undefined || last === undefined
      ? []
      : [[say.period, `${safe(time(first))} – ${safe(time(last))}`] satisfies [string, string]]),
    [say.counts, report.unidentified === 0 ? counted : `${counted}; ${say.unidentified(count(report.unidentified))}`],
    [say.root, report.root === null ? say.noRoot : `<code>${safe(report.root)}</code>`],
    [say.version, `SIVO Audit Workbench ${safe(version)}`],
  ];
};

/** The whole page. `version`: of the application. */
export const changeReportHtml = (report: ChangeReport, version: string): string => {
  const { language, resources, zone } = report;
  const say = reportWords[language];
  const numbers = new Intl.NumberFormat(language, { useGrouping: 'always' });
  const page: Page = {
    say,
    zone,
    language,
    time: createProseTime(zone, language, false),
    count: (value) => numbers.format(value),
  };
  const severalTenants = new Set(resources.map(({ resource }) => resource.tenantId)).size > 1;
  const facts = factsOf(report, version, page).map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`);
  const groups = resources.map((group, index) => {
    const isFirst = index === 0 || resources[index - 1]?.resource.type !== group.resource.type;
    const heading = isFirst ? `<h2>${safe(proseType(group.resource.type, language))}</h2>\n` : '';
    return heading + groupOf(group, page, severalTenants);
  });
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${say.title} · SIVO Audit Workbench</title>
<style>${style}</style>
</head>
<body>
<h1>${say.title}</h1>
<dl>${facts.join('')}</dl>
${groups.length === 0 ? `<p>${say.nothing}</p>\n` : groups.join('')}<section class="limits"><h2>${say.limitsTitle}</h2><ul>${say.limits.map((limit) => `<li>${limit}</li>`).join('')}</ul></section>
</body>
</html>
`;
};
