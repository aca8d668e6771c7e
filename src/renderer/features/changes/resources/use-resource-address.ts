// Which resource the page shows, and which of its versions or moments. It stands in the address, so that a link shows the same.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { ResourceRef } from '#shared/model/changes.ts';
import { printResource } from '#shared/model/resource-name.ts';
import type { ViewSearch } from '../../../data/search.ts';
import { printTenant, readTenant } from '../../../data/tenant-text.ts';

/** `left`, `right`: event ids; `asof`: see `moment-text.ts`. Absent: not said. */
export interface ResourceLook {
  left: string | undefined;
  right: string | undefined;
  asof: string | undefined;
}

export interface ResourceAddress extends ResourceLook {
  /** `TYPE:ID` as the address has it; null shows the list. */
  of: string | null;
  tenantId: string | null | undefined;
  /** Null goes back to the list. */
  open(resource: ResourceRef | null): void;
  /** What is left out is no longer said. */
  look(look: Partial<ResourceLook>): void;
}

export const useResourceAddress = (): ResourceAddress => {
  const { of, tenant, left, right, asof }: ViewSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const look = useCallback(
    (next: Partial<ResourceLook>) =>
      void navigate({
        to: '.',
        search: (previous: ViewSearch) => ({
          ...previous,
          left: next.left,
          right: next.right,
          asof: next.asof,
        }),
      }),
    [navigate],
  );
  const open = useCallback(
    (resource: ResourceRef | null) =>
      void navigate({
        to: '.',
        search: (previous: ViewSearch) => ({
          ...previous,
          of: resource === null ? undefined : printResource(resource),
          tenant: resource === null ? undefined : printTenant(resource.tenantId),
          left: undefined,
          right: undefined,
          asof: undefined,
        }),
      }),
    [navigate],
  );
  return useMemo(
    () => ({ of: of ?? null, tenantId: readTenant(tenant), left, right, asof, open, look }),
    [of, tenant, left, right, asof, open, look],
  );
};
