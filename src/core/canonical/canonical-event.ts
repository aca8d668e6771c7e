// The canonical text of an event: RFC 8785 over one fixed object, in which what the source did not say is left out.
// Laid out by hand in sorted member order, because this runs once for every event of an import.
import type { Actor, AuditEvent, Resource } from '#shared/model/event.ts';
import { canonicalJson } from './canonical-json.ts';
import { quoteText } from './quote-text.ts';

/** What the canonical text is made of; `id` is null or empty when the source gave none. */
export type EventContent = Omit<AuditEvent, 'id' | 'timestampText' | 'category'> & { id: string | null };

const actorText = ({ email, id, ip, role, userAgent }: Actor): string => {
  let text = '';
  if (email !== null) text += `,"email":${quoteText(email)}`;
  if (id !== null) text += `,"id":${quoteText(id)}`;
  if (ip !== null) text += `,"ip":${quoteText(ip)}`;
  if (role !== null) text += `,"role":${quoteText(role)}`;
  if (userAgent !== null) text += `,"userAgent":${quoteText(userAgent)}`;
  return text === '' ? '' : `,"actor":{${text.slice(1)}}`;
};

const resourceText = ({ id, type }: Resource): string => {
  if (id === null) return type === null ? '' : `,"resource":{"type":${quoteText(type)}}`;
  return type === null
    ? `,"resource":{"id":${quoteText(id)}}`
    : `,"resource":{"id":${quoteText(id)},"type":${quoteText(type)}}`;
};

/**
 * RFC 8785 text of {id, timestamp, tenantId, actor, action, resource, crossTenant, reason, diff, before, after, extra}.
 * Null fields and empty actor or resource objects are left out; `before`/`after`/`diff` stand as given, null included.
 * The category is derived and the source's own spelling of the time is not content: neither takes part.
 */
export const canonicalEvent = (event: EventContent): string => {
  let text = event.action === null ? '' : `,"action":${quoteText(event.action)}`;
  text += actorText(event.actor);
  if (event.after !== undefined) text += `,"after":${canonicalJson(event.after)}`;
  if (event.before !== undefined) text += `,"before":${canonicalJson(event.before)}`;
  if (event.crossTenant !== null) text += event.crossTenant ? ',"crossTenant":true' : ',"crossTenant":false';
  if (event.diff !== undefined) text += `,"diff":${canonicalJson(event.diff)}`;
  if (event.extra !== undefined) text += `,"extra":${canonicalJson(event.extra)}`;
  if (event.id !== null && event.id !== '') text += `,"id":${quoteText(event.id)}`;
  if (event.reason !== null) text += `,"reason":${quoteText(event.reason)}`;
  text += resourceText(event.resource);
  if (event.tenantId !== null) text += `,"tenantId":${quoteText(event.tenantId)}`;
  text += `,"timestamp":${quoteText(event.timestamp)}`;
  return `{${text.slice(1)}}`;
};
