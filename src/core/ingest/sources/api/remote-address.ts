// The address of an audit log: what may be asked at all, and the name it has in sources, claims and messages.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Token } from './token.ts';

/** `name`: host and path (and the tenant where the address names one), such as `acme.app.sivocenter.com/api/audit-logs`. */
export interface RemoteAddress {
  url: URL;
  name: string;
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Parameters that change neither which events are asked for nor where the pull stands. */
const sizeParameters = new Set(['limit', 'per_page', 'perpage', 'page_size', 'pagesize', 'size']);
const tenantParameters = new Set(['tenant', 'tenantid', 'tenant_id']);
const ownParameters = new Set(['from', 'to', 'page', 'cursor']);

/** What keeps a token from being sent to an address at all; null when nothing does. */
export const addressObjection = (url: URL): string | null => {
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback.test(url.hostname))) {
    return 'it must begin with https://; http:// only reaches this machine itself';
  }
  if (url.username !== '' || url.password !== '') return 'a user or password does not belong in the address';
  return null;
};

const objection = (url: URL): string | null => {
  const found = addressObjection(url);
  if (found !== null) return found;
  for (const parameter of url.searchParams.keys()) {
    const key = parameter.toLowerCase();
    if (ownParameters.has(key)) return `the pull sets the parameter ${key} itself; leave it out`;
    if (!sizeParameters.has(key) && !tenantParameters.has(key)) {
      return 'it has a parameter besides a page size or a tenant: one that filters would leave gaps, and a secret does not belong in it';
    }
  }
  return null;
};

/** Throws BAD_INPUT, without quoting the address beyond host and path. `token`: the one that will be sent there, where it is known. */
export const remoteAddress = (text: string, token?: Token): RemoteAddress => {
  // First, since every other objection names a part of the address.
  if (token?.isIn(Buffer.from(text))) {
    throw new WorkbenchError('BAD_INPUT', 'url', 'the token does not belong in the address');
  }
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) throw new WorkbenchError('BAD_INPUT', 'url', 'it is not an address');
  const place = `${url.host}${url.pathname}`;
  const found = objection(url);
  if (found !== null) throw new WorkbenchError('BAD_INPUT', `url ${place}`, found);
  url.hash = '';
  const tenants = [...url.searchParams].filter(([key]) => tenantParameters.has(key.toLowerCase()));
  const tenant = tenants.length === 0 ? '' : `?${new URLSearchParams(tenants).toString()}`;
  return { url, name: `${place}${tenant}` };
};
