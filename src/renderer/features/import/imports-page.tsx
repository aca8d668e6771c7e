// The Imports page: every import with its reconciliation.
import { Group, Text, Title } from '@mantine/core';
import { useImports } from '../../data/use-imports.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { ArchiveMenu } from './archive-menu.tsx';
import styles from './import.module.css';
import { ImportMenu } from './import-menu.tsx';
import { ImportTable } from './import-table.tsx';
import { RememberedSection } from './remembered-section.tsx';
import { words } from './words.ts';

export const ImportsPage = () => {
  const say = useWords(words);
  const { imports, problem } = useImports();
  return (
    <div className={styles.page} data-testid="imports-page">
      <Group justify="space-between" align="flex-start" mb="sm" wrap="nowrap">
        <div>
          <Title order={1} size="h3">
            {say('page')}
          </Title>
          <Text size="sm" c="var(--text-soft)">
            {say('pageHelp')}
          </Text>
        </div>
        <Group gap="xs" wrap="nowrap">
          <ArchiveMenu />
          <ImportMenu />
        </Group>
      </Group>
      {problem === null ? null : <ProblemNote problem={problem} />}
      {imports?.length === 0 ? (
        <div data-testid="imports-empty">
          <Text fw={600} mt="xl">
            {say('empty')}
          </Text>
          <Text size="sm" maw={640}>
            {say('emptyHelp')}
          </Text>
        </div>
      ) : null}
      {imports !== undefined && imports.length > 0 ? <ImportTable imports={imports} /> : null}
      <RememberedSection />
    </div>
  );
};
