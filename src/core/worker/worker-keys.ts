// What a worker that signs is given: the key of this run, the passphrase of the key file, and the way to the host's own store
// of secrets. It stays within this process.
import { generateKeyPairSync } from 'node:crypto';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { os, type RouterClient, type } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import {
  type InstallationSigner,
  installationSigner,
  keychainPatienceMs,
  processSigner,
} from '../evidence/installation-signer.ts';
import type { KeyStore } from '../evidence/key-store.ts';
import { keychainKeyStore } from '../evidence/keychain-key-store.ts';
import { keyFilePath } from '../evidence/passphrase-key-store.ts';
import { createSigner, privateKeyText, readPrivateKey } from '../evidence/signing-key.ts';

/** `processKey`: one for all workers of a program, base64 PKCS#8. `vault`: null where the host has no store of its own. */
export interface WorkerKeys {
  processKey: string;
  passphrase: string | null;
  vault: MessagePort | null;
}

/** For the life of a service. */
export interface KeySeat {
  /** For a worker that is about to start; its vault is to be transferred. */
  workerKeys(): WorkerKeys;
  /** Remembered for workers that start later. */
  unlocked(passphrase: string): void;
}

const vaultRouter = (store: Required<KeyStore>) => ({
  read: os.handler(({ signal = new AbortController().signal }) => store.read(signal)),
  write: os
    .input(type<{ text: string }>())
    .handler(({ input, signal = new AbortController().signal }) => store.write(input.text, signal)),
  remove: os.handler(({ signal = new AbortController().signal }) => store.remove(signal)),
});

/** The worker's end of a channel to the host's store. */
const openVault = (store: Required<KeyStore>): MessagePort => {
  const { port1, port2 } = new MessageChannel();
  new RPCHandler(vaultRouter(store)).upgrade(port1);
  port1.start();
  // A worker that has ended must not keep the program.
  port1.unref();
  return port2;
};

export const createKeySeat = (vault: Required<KeyStore> | null): KeySeat => {
  const processKey = privateKeyText(generateKeyPairSync('ed25519').privateKey);
  let passphrase: string | null = null;
  return {
    workerKeys: () => ({ processKey, passphrase, vault: vault === null ? null : openVault(vault) }),
    unlocked: (given) => {
      passphrase = given;
    },
  };
};

const vaultStore = (port: MessagePort): KeyStore => {
  const client: RouterClient<ReturnType<typeof vaultRouter>> = createORPCClient(new RPCLink({ port }));
  port.start();
  return {
    kept: 'keychain',
    read: (signal) => client.read(undefined, { signal }),
    write: (text, signal) => client.write({ text }, { signal }),
    remove: (signal) => client.remove(undefined, { signal }),
  };
};

/** The signer of a worker; `dataFolder` is where the key file is. */
export const workerSigner = ({ processKey, passphrase, vault }: WorkerKeys, dataFolder: string): InstallationSigner => {
  const key = readPrivateKey(processKey);
  return installationSigner({
    environment: process.env,
    keychains: [...(vault === null ? [] : [vaultStore(vault)]), keychainKeyStore],
    file: keyFilePath(dataFolder),
    passphrase,
    processKey: key === null ? processSigner() : createSigner(key, 'process'),
    patienceMs: keychainPatienceMs,
  });
};
