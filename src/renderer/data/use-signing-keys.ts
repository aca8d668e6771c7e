// The signing key of this installation, and what can be done with it. A passphrase only ever travels towards the host.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { KeyPlace, KeyRotation, SigningKeys as Keys } from '#shared/model/signing-keys.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useProblem } from './use-problem.ts';

export interface SigningKeys {
  keys: Keys | undefined;
  /** Why the key cannot be told. */
  problem: Problem | null;
  /** Of the last change that failed. */
  changeProblem: Problem | null;
  clearChangeProblem(): void;
  changing: boolean;
  /** Each resolves to whether it was done. */
  create(place: KeyPlace, passphrase: string | null): Promise<boolean>;
  unlock(passphrase: string): Promise<boolean>;
  rotate(place: KeyPlace, passphrase: string | null): Promise<boolean>;
  /** The last rotation since the page was opened. */
  rotation: KeyRotation | null;
}

export const useSigningKeys = (): SigningKeys => {
  const { calls } = useClient();
  const cache = useQueryClient();
  const list = useQuery(calls.keys.list.queryOptions());
  const onSuccess = async (): Promise<void> => {
    await cache.invalidateQueries({ queryKey: calls.keys.key() });
    await cache.invalidateQueries({ queryKey: calls.custody.key() });
  };
  const create = useMutation(calls.keys.create.mutationOptions({ onSuccess }));
  const unlock = useMutation(calls.keys.unlock.mutationOptions({ onSuccess }));
  const rotate = useMutation(calls.keys.rotate.mutationOptions({ onSuccess }));
  const all = [create, unlock, rotate];
  const done = (call: Promise<unknown>): Promise<boolean> =>
    call.then(
      () => true,
      () => false,
    );
  const clear = (): void => {
    create.reset();
    unlock.reset();
    if (rotate.isError) rotate.reset();
  };
  return {
    keys: list.data,
    problem: useProblem(list.error),
    changeProblem: useProblem(create.error ?? unlock.error ?? rotate.error),
    clearChangeProblem: clear,
    changing: all.some(({ isPending }) => isPending),
    create: (place, passphrase) => done(create.mutateAsync({ place, passphrase })),
    unlock: (passphrase) => done(unlock.mutateAsync({ passphrase })),
    rotate: (place, passphrase) => done(rotate.mutateAsync({ place, passphrase })),
    rotation: rotate.data ?? null,
  };
};
