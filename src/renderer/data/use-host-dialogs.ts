// The host's own dialogs and its folder listing, for open, create and import.
import { skipToken, useQuery } from '@tanstack/react-query';
import type { FolderListing } from '#shared/model/host.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useProblem } from './use-problem.ts';

export interface HostDialogs {
  /** Absolute paths; empty when the dialog was cancelled. */
  pickFiles(): Promise<string[]>;
  pickFolder(purpose: 'openArchive' | 'createArchive' | 'importFolder'): Promise<string | null>;
  /** Where to write a file that would be called `name`; null when the dialog was cancelled. */
  pickSave(name: string): Promise<string | null>;
  /** Shows a file or folder in the system's file manager. */
  reveal(path: string): Promise<void>;
}

export const useHostDialogs = (): HostDialogs => {
  const { client } = useClient();
  return {
    pickFiles: async () => (await client.host.pickFiles()).paths,
    pickFolder: async (purpose) => (await client.host.pickFolder({ purpose })).path,
    pickSave: async (name) => (await client.host.pickSave({ name })).path,
    reveal: async (path) => {
      await client.host.reveal({ path });
    },
  };
};

/** `path` null is the host's own starting point; `enabled` false asks nothing. */
export const useFolderListing = (
  path: string | null,
  enabled: boolean,
): { listing: FolderListing | undefined; loading: boolean; problem: Problem | null } => {
  const { calls } = useClient();
  const query = useQuery(calls.host.listFolder.queryOptions({ input: enabled ? { path } : skipToken }));
  return { listing: query.data, loading: query.isFetching, problem: useProblem(query.error) };
};
