// The typed client as the rest of the renderer sees it. Only this folder calls it.

import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Contract } from '#shared/contract/contract.ts';

export type WorkbenchClient = ContractRouterClient<Contract>;

const makeCalls = (client: WorkbenchClient) => createTanstackQueryUtils(client);
type Calls = ReturnType<typeof makeCalls>;

interface Connected {
  client: WorkbenchClient;
  calls: Calls;
  slot: string;
}

const ClientContext = createContext<Connected | null>(null);

/** Tells this window from others: within it the newest question of a kind replaces the one before. */
const newSlot = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join('');

/** Hands the connected client to every hook of this folder. */
export const ClientProvider = (props: { client: WorkbenchClient; children: ReactNode }) => {
  const value = useMemo(
    () => ({ client: props.client, calls: makeCalls(props.client), slot: newSlot() }),
    [props.client],
  );
  return <ClientContext value={value}>{props.children}</ClientContext>;
};

/** `client` for plain calls and streams, `calls` for TanStack Query options of the same operations, `slot` for this window. */
export const useClient = (): Connected => {
  const value = useContext(ClientContext);
  if (value === null) throw new Error('useClient needs a ClientProvider above it');
  return value;
};
