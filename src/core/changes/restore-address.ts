// The address a way back goes to: a template with the resource's type and id, and what such a template may be.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ResourceRef } from '#shared/model/changes.ts';
import { addressObjection } from '../ingest/sources/api/remote-address.ts';
import type { Token } from '../ingest/sources/api/token.ts';

/** Where a request would go without an endpoint: a name that can never be anybody's (RFC 2606). */
export const placeholderTemplate = 'https://sivo.example/api/{type}/{id}';

const filled = (template: string, type: string, id: string): string =>
  template.replaceAll('{type}', type).replaceAll('{id}', id);

const objection = (template: string): string | null => {
  const [one, other] = [filled(template, 'a', 'b'), filled(template, 'c', 'd')];
  if (!URL.canParse(one) || !URL.canParse(other)) return 'it is not an address';
  const [url, second] = [new URL(one), new URL(other)];
  const wrong = addressObjection(url);
  if (wrong !== null) return wrong;
  if (url.origin !== second.origin) return '{type} and {id} do not belong in the name of the host';
  if (url.hash !== '' || template.includes('#')) return 'what follows # is never sent';
  if (!template.includes('{id}')) return 'it must contain {id}, where the id of the resource goes';
  if (/[{}]/.test(filled(template, '', ''))) return 'only {type} and {id} are filled in; it has other braces';
  for (const [name, value] of new URLSearchParams(template.split('?')[1] ?? '')) {
    if (!/\{(type|id)\}/.test(value))
      return `the parameter ${name} is not the type or the id; a secret does not belong in an address`;
  }
  return null;
};

/** Throws BAD_INPUT for a template that may not be used; the token, where it is known, must not be in it. */
export const assertTemplate = (template: string, token?: Token): void => {
  if (token?.isIn(Buffer.from(template)) === true) {
    throw new WorkbenchError('BAD_INPUT', 'url', 'the token does not belong in the address');
  }
  const found = objection(template);
  if (found !== null) throw new WorkbenchError('BAD_INPUT', 'url', found);
};

const encoded = (name: 'type' | 'id', text: string): string => {
  // An address with `.` or `..` as a step leads elsewhere, however it is spelled.
  if (text === '' || text === '.' || text === '..' || /\p{Cs}/u.test(text)) {
    throw new WorkbenchError('NOT_RESTORABLE', text, `its ${name} cannot be part of an address`);
  }
  return encodeURIComponent(text);
};

/** The resource's address, percent-encoded. Throws NOT_RESTORABLE for an id that no address can carry. */
export const addressOf = (template: string, { type, id }: ResourceRef): string => {
  const typeText = template.includes('{type}') ? encoded('type', type) : '';
  const idText = encoded('id', id);
  // In one pass: an id may itself read `{type}`.
  return new URL(template.replaceAll(/\{(type|id)\}/g, (_, name) => (name === 'id' ? idText : typeText))).href;
};
