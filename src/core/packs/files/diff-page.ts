// One change as a page that needs nothing else: field by field, before and after.
import type { JsonValue } from '#shared/model/json.ts';
import { htmlText } from '../../changes/html-text.ts';
import { statementStyle } from '../../sivo-access/statement-style.ts';
import type { PackFacts } from '../pack-facts.ts';
import { leftOutOfChanges } from '../redact/hidden-members.ts';

const words = {
  en: {
    change: 'Change',
    field: 'Field',
    kind: 'Kind',
    before: 'Before',
    after: 'After',
    none: 'no value',
    unknown: 'not told',
    event: 'Event',
    time: 'Time (UTC)',
    actor: 'Actor',
    resource: 'Resource',
    reason: 'Reason',
    line: 'Line of the population',
    outside: 'outside the population',
    kinds: { added: 'added', removed: 'removed', changed: 'changed', moved: 'moved' },
    empty: 'No field differs.',
    leftOut: (paths: string) => `Left out of this pack, and not compared: ${paths}.`,
    more: (total: number) => `${total} fields differ; the JSON file beside this page holds more of them.`,
  },
  es: {
    change: 'Cambio',
    field: 'Campo',
    kind: 'Tipo',
    before: 'Antes',
    after: 'Después',
    none: 'sin valor',
    unknown: 'no consta',
    event: 'Evento',
    time: 'Hora (UTC)',
    actor: 'Actor',
    resource: 'Recurso',
    reason: 'Motivo',
    line: 'Línea de la población',
    outside: 'fuera de la población',
    kinds: { added: 'añadido', removed: 'eliminado', changed: 'cambiado', moved: 'movido' },
    empty: 'Ningún campo difiere.',
    leftOut: (paths: string) => `Omitidos en este paquete, y no comparados: ${paths}.`,
    more: (total: number) => `Difieren ${total} campos; el fichero JSON junto a esta página contiene más.`,
  },
} as const;

const mostRows = 500;

const valueText = (value: JsonValue | undefined): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? null);

/** Deterministic; every text of the log is escaped. */
export const diffPage = (
  { told, comparison }: PackFacts['diffs'][number],
  { language, redact }: PackFacts['spec'],
): string => {
  const say = words[language];
  const { event, line } = told;
  const cell = (value: JsonValue | undefined, known: boolean): string => {
    if (!known) return `<i>${say.unknown}</i>`;
    return value === undefined ? `<i>${say.none}</i>` : `<code>${htmlText(valueText(value))}</code>`;
  };
  const facts: [string, string][] = [
    [say.event, event.id],
    [say.time, event.timestamp],
    [say.actor, event.actor.email ?? event.actor.id ?? '–'],
    [say.resource, [event.resource.type, event.resource.id].filter((part) => part !== null).join(' ') || '–'],
    [say.reason, event.reason ?? '–'],
    [say.line, line === null ? say.outside : String(line)],
  ];
  const rows = comparison.fields
    .slice(0, mostRows)
    .map(
      ({ path, kind, from, to, fromKnown, toKnown }) =>
        `<tr><th scope="row"><code>${htmlText(path)}</code></th><td>${say.kinds[kind]}</td><td>${cell(from, fromKnown)}</td><td>${cell(to, toKnown)}</td></tr>`,
    );
  const heads = [say.field, say.kind, say.before, say.after].map((head) => `<th scope="col">${head}</th>`).join('');
  const more = comparison.total > rows.length ? `<p>${say.more(comparison.total)}</p>` : '';
  const hidden = leftOutOfChanges(redact?.fields);
  const table =
    rows.length === 0
      ? hidden.length > 0
        ? ''
        : `<p>${say.empty}</p>`
      : `<table><thead><tr>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table>${more}`;
  const note = hidden.length === 0 ? '' : `<p>${htmlText(say.leftOut(hidden.join(', ')))}</p>`;
  const list = facts.map(([name, value]) => `<dt>${name}</dt><dd>${htmlText(value)}</dd>`).join('');
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${say.change}: ${htmlText(event.id)}</title><style>${statementStyle}</style></head>
<body><main><h1>${say.change}</h1><dl>${list}</dl>${note}${table}</main></body></html>
`;
};
