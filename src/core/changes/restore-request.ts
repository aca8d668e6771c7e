// The one request that would take a way back: what it is, its hash, and the same as a command and as a program.
import { createHash } from 'node:crypto';
import type { ResourceRef } from '#shared/model/changes.ts';
import type { JsonValue } from '#shared/model/json.ts';
import type { RestoreEndpoint, RestoreRequest } from '#shared/model/restore.ts';
import { canonicalJson } from '../canonical/canonical-json.ts';
import { addressOf, placeholderTemplate } from './restore-address.ts';

/** What there is to send. `make`: the resource is to be made again; `remove`: it is to go. */
export type RestoreContent =
  | { kind: 'change'; patch: JsonValue; merge: JsonValue | null; state: JsonValue | null }
  | { kind: 'make'; state: JsonValue }
  | { kind: 'remove' };

/** The variable that a command or program reads the token from, when the endpoint names none. */
const usualVariable = 'SIVO_TOKEN';
const tokenVariableOf = (endpoint: RestoreEndpoint | null): string | null => {
  if (endpoint === null) return usualVariable;
  if (endpoint.token === null) return null;
  return endpoint.token.kind === 'environment' ? endpoint.token.name : usualVariable;
};

const contentTypes = {
  patch: 'application/json-patch+json',
  merge: 'application/merge-patch+json',
  state: 'application/json',
} as const;

interface Form {
  method: RestoreRequest['method'];
  type: string | null;
  body: string | null;
}

const usual = { method: 'PATCH', body: 'patch' } as const;

/** An endpoint's form that cannot say it gives way to RFC 6902, which can, and always as PATCH: nobody may take it for a state. */
const formOf = (content: RestoreContent, { method, body }: Pick<RestoreEndpoint, 'method' | 'body'>): Form => {
  if (content.kind === 'remove') return { method: 'DELETE', type: null, body: null };
  const form = (as: keyof typeof contentTypes, by: Form['method'], value: JsonValue): Form => ({
    method: by,
    type: contentTypes[as],
    body: JSON.stringify(value),
  });
  if (content.kind === 'make') return form('state', method === 'PATCH' ? 'PUT' : method, content.state);
  const value = content[body];
  return value === null ? form('patch', 'PATCH', content.patch) : form(body, method, value);
};

/** Whether the endpoint's own form could not say it: such a request is for reading and copying, not for sending. */
export const isStopgap = ({ headers }: RestoreRequest, { body }: RestoreEndpoint): boolean =>
  body !== 'patch' && headers['content-type'] === contentTypes.patch;

/** The token is named by its variable. Throws NOT_RESTORABLE for an id that no address can carry. */
export const restoreRequest = (
  resource: ResourceRef,
  content: RestoreContent,
  endpoint: RestoreEndpoint | null,
): RestoreRequest => {
  const { method, type, body } = formOf(content, endpoint ?? usual);
  const variable = tokenVariableOf(endpoint);
  return {
    method,
    url: addressOf(endpoint?.url ?? placeholderTemplate, resource),
    headers: {
      accept: 'application/json',
      ...(type === null ? {} : { 'content-type': type }),
      ...(variable === null ? {} : { authorization: `Bearer $${variable}` }),
    },
    body,
  };
};

/** Hex SHA-256 of the canonical JSON of method, address, headers and body. */
export const requestHash = ({ method, url, headers, body }: RestoreRequest): string =>
  createHash('sha256').update(canonicalJson({ method, url, headers, body })).digest('hex');
