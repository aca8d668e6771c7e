// The filters applied last on this machine, newest first.
import { useLocalStorage } from '@mantine/hooks';
import { useCallback } from 'react';

const kept = 20;

/** The newest in front, each once, at most twenty. */
export const withRecent = (recent: readonly string[], text: string): string[] =>
  text.trim() === '' ? [...recent] : [text.trim(), ...recent.filter((other) => other !== text.trim())].slice(0, kept);

const read = (text: string | undefined): string[] => {
  try {
    const stored: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string').slice(0, kept) : [];
  } catch {
    return [];
  }
};

export const useRecentQueries = (): [recent: readonly string[], remember: (text: string) => void] => {
  const [recent, setRecent] = useLocalStorage<string[]>({
    key: 'sivo-workbench-recent-queries',
    defaultValue: [],
    deserialize: read,
  });
  const remember = useCallback((text: string) => setRecent((before) => withRecent(before, text)), [setRecent]);
  return [recent, remember];
};
