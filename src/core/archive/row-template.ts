// How a table's row is made again from the stored event: which field each cell shows, and when cells stand in quotes.
import type { AuditEvent } from '#shared/model/event.ts';
import type { OpenTexts } from './record-template.ts';

/** `needed`: cells with the delimiter or a quote in them; `always`: empty ones too. Quotes inside quotes are doubled. */
export interface RowStyle {
  delimiter: string;
  quoting: 'needed' | 'always' | 'never';
}

/** The text of a cell; empty where the event states nothing. `actor` and `resource` are texts that stand for a part of theirs. */
const cellText = (event: AuditEvent, texts: OpenTexts, [name = '', part = '']: readonly string[]): string | null => {
  switch (name) {
    case 'id':
      // Rows that state such an id are kept as they are: here it followed from the content of a row without one.
      return event.id.startsWith('sha256:') ? null : event.id;
    case 'timestampText':
    case 'tenantId':
    case 'action':
    case 'reason':
      return event[name];
    case 'actor':
      if (part === '') return event.actor.email ?? event.actor.id;
      return part in event.actor ? event.actor[part as keyof AuditEvent['actor']] : null;
    case 'resource':
      return part === 'id' ? event.resource.id : event.resource.type;
    case 'crossTenant':
      return event.crossTenant === null ? null : String(event.crossTenant);
    case 'diff':
    case 'before':
    case 'after':
      return texts[name];
    default: {
      const kept = event.extra?.[part];
      return typeof kept === 'string' ? kept : null;
    }
  }
};

/** The row's text; `slots` has a path into the event for each cell. */
export const rebuildRow = (
  { delimiter, quoting }: RowStyle,
  slots: readonly (readonly string[])[],
  event: AuditEvent,
  texts: OpenTexts,
): string =>
  slots
    .map((slot) => {
      const text = cellText(event, texts, slot) ?? '';
      const isQuoted =
        quoting === 'always' || (quoting === 'needed' && (text.includes(delimiter) || text.includes('"')));
      return isQuoted ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(delimiter);
