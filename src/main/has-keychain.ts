// Whether the system protects secrets for this application.
import { safeStorage } from 'electron';

/** On Linux without a keyring Electron falls back to a fixed password, which protects nothing. */
export const hasKeychain = (): boolean =>
  safeStorage.isEncryptionAvailable() &&
  (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text');
