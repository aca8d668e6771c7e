// The statement of non-access as a page that needs nothing else: no script, nothing loaded, light and dark, and made for paper too.
import type { AbsenceReport, AbsenceVerdict } from '#shared/model/absence.ts';
import type { TimeSpan } from '#shared/model/coverage.ts';
import { htmlText } from '../changes/html-text.ts';
import { createZonedTime } from '../export/zoned-time.ts';
import { statementStyle } from '../sivo-access/statement-style.ts';
import { absenceWords } from './absence-words.ts';

/** Told by shape and words, never by colour alone. */
const shapes: Record<AbsenceVerdict, string> = { 'none-found-covered': '●', 'none-found-gaps': '◐', found: '▲' };

const style = `${statementStyle}.verdict{margin:0 0 8px;padding:12px 16px;border:2px solid var(--ink);font-size:20px;font-weight:600}.statement{font-size:16px}`;

const table = (headings: readonly string[], rows: readonly (readonly string[])[]): string => {
  const head = headings.map((heading) => `<th scope="col">${heading}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n');
  return `<table><thead><tr>${head}</tr></thead><tbody>\n${body}</tbody></table>`;
};

/** A name files can have everywhere, of the question's actor. */
const nameOf = ({ actor, from, to }: AbsenceReport): string => {
  const who = actor.replaceAll(/[^\p{L}\p{N}@._-]+/gu, '-').slice(0, 60);
  return `non-access-${who}-${from.slice(0, 10)}-${to.slice(0, 10)}.html`;
};

/** Deterministic: no clock. `language`: of the headings; the sentences are those of the report. */
export const absenceFile = (report: AbsenceReport, language: 'en' | 'es'): { name: string; text: string } => {
  const { page: say, categories, verdicts, everyClass } = absenceWords[language];
  const { zone, resource, verdict } = report;
  const zoned = createZonedTime(zone);
  const numbers = new Intl.NumberFormat(language, { useGrouping: 'always' });
  const count = (value: number): string => numbers.format(value);
  const time = (at: string): string => `<time datetime="${htmlText(at)}">${htmlText(zoned(at))}</time>`;
  const code = (text: string): string => `<code>${htmlText(text)}</code>`;
  const spans = (list: readonly TimeSpan[]): string =>
    list.length === 0
      ? `<p>${say.none}</p>`
      : `<ul>${list.map(({ from, to }) => `<li>${time(from)} – ${time(to)}</li>`).join('')}</ul>`;
  const facts: [string, string][] = [
    [say.actor, htmlText(report.actor)],
    [say.resource, `${htmlText(resource.type)}${resource.id === null ? '' : ` ${code(resource.id)}`}`],
    ...(resource.id === null ? [[say.ids, count(resource.ids)] satisfies [string, string]] : []),
    [say.window, `${time(report.from)} (${say.included}) – ${time(report.to)} (${say.excluded})`],
    [say.zone, htmlText(zone)],
    [say.classes, report.classes.length === 0 ? everyClass : report.classes.map((one) => categories[one]).join(', ')],
    [say.filter, code(report.filter)],
    [say.root, report.root === null ? say.noRoot : code(report.root)],
    [say.permalink, code(report.permalink)],
  ];
  const aliases = report.aliases.map((alias) => [
    say.kinds[alias.kind],
    code(alias.value),
    count(alias.events),
    time(alias.first),
    time(alias.last),
  ]);
  const found = report.events.map((event) => [time(event.timestamp), htmlText(event.action ?? '—'), code(event.id)]);
  const listed =
    found.length < report.matches ? `<p>${say.foundFirst(count(found.length), count(report.matches))}</p>` : '';
  const limits = report.limits.map(({ text }) => `<li>${htmlText(text)}</li>`).join('');
  const imports = report.imports.map(({ importId, finishedAt, source }) => [
    code(importId),
    htmlText(source),
    time(finishedAt),
  ]);
  const text = `<!doctype html>
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
<p class="verdict">${shapes[verdict]} ${verdicts[verdict]}</p>
<p class="statement">${htmlText(report.statement)}</p>
<h2>${say.question}</h2>
<dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl>
${found.length === 0 ? '' : `<section><h2>${say.found}</h2>\n${listed}${table([`${say.time} (${htmlText(zone)})`, say.action, say.event], found)}</section>\n`}<section class="limits"><h2>${say.limits}</h2><ul>${limits}</ul></section>
<section><h2>${say.coverage}</h2>
<h3>${say.claimed}</h3>${spans(report.coverage.ranges)}
<h3>${say.gaps}</h3>${spans(report.coverage.gaps)}</section>
<section><h2>${say.control}: ${count(report.positiveControl.count)}</h2>
<p>${htmlText(report.positiveControl.description)}</p></section>
<section><h2>${say.aliases}</h2>
${aliases.length === 0 ? `<p>${say.noAliases}</p>` : table([say.kind, say.value, say.events, say.first, say.last], aliases)}</section>
<section><h2>${say.imports}</h2>
${imports.length === 0 ? `<p>${say.none}</p>` : table(['Id', say.source, say.finished], imports)}</section>
</body>
</html>
`;
  return { name: nameOf(report), text };
};
