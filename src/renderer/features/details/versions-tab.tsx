// Two versions of an event side by side, each with where it came from; sources that disagree are compared, never merged.
import { Group, Select, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { EventVersion } from '#shared/model/event.ts';
import { TextComparison } from '../../ui/comparison/text-comparison.tsx';
import { useWords } from '../../ui/define-words.ts';
import { formatSecond } from '../../ui/format-time.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './details.module.css';
import { versionText } from './version-text.ts';
import { words } from './words.ts';

type Side = 'left' | 'right';

/** `versions`: two or more, the one stored first comes first. `zone` is that of the times shown. */
export const VersionsTab = ({ versions, zone }: { versions: readonly EventVersion[]; zone: string }) => {
  const say = useWords(words);
  const format = useFormat();
  const [places, setPlaces] = useState({ left: 0, right: 1 });
  const left = versions[places.left];
  const right = versions[places.right];
  const texts = useMemo(
    () => ({
      left: left === undefined ? '' : versionText(left),
      right: right === undefined ? '' : versionText(right),
    }),
    [left, right],
  );
  if (left === undefined || right === undefined) return null;
  const nameOf = (place: number): string => say('versionNumber', { number: place + 1 });
  const choices = versions.map((_, place) => ({ value: String(place), label: nameOf(place) }));
  const side = (which: Side, { provenance, raw }: EventVersion) => (
    <div data-testid={`version-${which}`}>
      {versions.length > 2 ? (
        <Select
          size="xs"
          mb={4}
          aria-label={say(which === 'left' ? 'versionLeft' : 'versionRight')}
          data={choices}
          value={String(places[which])}
          allowDeselect={false}
          onChange={(value) => setPlaces((current) => ({ ...current, [which]: Number(value) }))}
        />
      ) : (
        <Text size="xs" fw={600}>
          {nameOf(places[which])}
        </Text>
      )}
      <Text size="xs" style={{ overflowWrap: 'anywhere' }}>
        {say('versionFrom', { source: provenance.source, line: format.count(provenance.line) })}
      </Text>
      <Text size="xs" c="var(--text-faint)" style={{ overflowWrap: 'anywhere' }}>
        {say('versionImport', { at: formatSecond(provenance.importedAt, zone), zone, id: provenance.importId })}
      </Text>
      <Text size="xs" c="var(--text-faint)" className="mono" style={{ overflowWrap: 'anywhere' }}>
        SHA-256 {raw.sha256.slice(0, 16)}…
      </Text>
    </div>
  );
  return (
    <Stack gap="sm" data-testid="versions-tab">
      <div>
        <h3 className={styles.sectionTitle}>{say('versionsTitle')}</h3>
        <Text size="xs" c="var(--text-faint)">
          {say('versionsNote')}
        </Text>
      </div>
      <Group grow align="flex-start" gap="md">
        {side('left', left)}
        {side('right', right)}
      </Group>
      <TextComparison
        texts={[texts.left, texts.right]}
        labels={[nameOf(places.left), nameOf(places.right)]}
        title={say('versionsTitle')}
        files={[`${left.event.id}-${places.left + 1}.json`, `${right.event.id}-${places.right + 1}.json`]}
      />
    </Stack>
  );
};
