// Where a token is read from, once, at the start of what needs it.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { SecretRef } from '#shared/model/remote.ts';
import type { SecretStore } from './secret-store.ts';
import { createToken, type Token } from './token.ts';

export interface TokenSources {
  environment: Readonly<Record<string, string | undefined>>;
  secrets: SecretStore;
}

const keptIn = async (ref: SecretRef, { environment, secrets }: TokenSources): Promise<string> => {
  if (ref.kind === 'environment') return environment[ref.name] ?? '';
  try {
    return (await secrets.read(ref.connectionId)) ?? '';
  } catch {
    throw new WorkbenchError('SECRET_MISSING', 'the system keychain', 'there is none here, or it does not answer');
  }
};

/** Throws SECRET_MISSING, which names the variable or the keychain and nothing of what is in it. */
export const readToken = async (ref: SecretRef, sources: TokenSources): Promise<Token> => {
  const where = ref.kind === 'environment' ? `the variable ${ref.name}` : 'the system keychain';
  const value = (await keptIn(ref, sources)).trim().replace(/^Bearer\s+/i, '');
  if (value === '') throw new WorkbenchError('SECRET_MISSING', where, 'it is not set');
  if (!/^[\x21-\x7e]+$/.test(value)) {
    throw new WorkbenchError(
      'SECRET_MISSING',
      where,
      'what it holds is no token: it has spaces, line ends or other signs',
    );
  }
  return createToken(value);
};
