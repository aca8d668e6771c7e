// The mappings this machine remembers: what files of which kind are imported with, without a question. Any can be forgotten.
import { Button, Table, Text, Title } from '@mantine/core';
import { useRememberedMappings } from '../../data/use-mappings.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatSecond } from '../../ui/format-time.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import styles from './import.module.css';
import { words } from './words.ts';

/** Nothing is drawn while nothing is remembered. */
export const RememberedSection = () => {
  const say = useWords(words);
  const { zone } = useView();
  const { mappings, forget, problem } = useRememberedMappings();
  if (problem === null && mappings.length === 0) return null;
  return (
    <section data-testid="remembered-mappings">
      <Title order={2} size="h4" mt="xl">
        {say('remembered')}
      </Title>
      <Text size="sm" c="var(--text-soft)" mb="xs">
        {say('rememberedHelp')}
      </Text>
      {problem === null ? null : <ProblemNote problem={problem} />}
      {mappings.length === 0 ? null : (
        <Table.ScrollContainer minWidth={640}>
          <Table className={styles.table ?? ''} aria-label={say('remembered')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{say('rememberedName')}</Table.Th>
                <Table.Th scope="col">{say('rememberedTime')}</Table.Th>
                <Table.Th scope="col">{say('rememberedZone')}</Table.Th>
                <Table.Th scope="col">{say('rememberedAt', { zone })}</Table.Th>
                <Table.Th aria-hidden />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {mappings.map(({ fingerprint, savedAt, profile }) => {
                const time = profile.fields.timestamp;
                return (
                  <Table.Tr key={fingerprint}>
                    <Table.Td className={styles.name ?? ''} title={fingerprint}>
                      {profile.name}
                    </Table.Td>
                    <Table.Td className={styles.name ?? ''}>
                      {time !== undefined && 'from' in time ? time.from.join(', ') : ''}
                    </Table.Td>
                    <Table.Td>{profile.time.zone ?? say('rememberedNoZone')}</Table.Td>
                    <Table.Td>{formatSecond(savedAt, zone)}</Table.Td>
                    <Table.Td className={styles.numeric ?? ''}>
                      <Button
                        variant="subtle"
                        size="compact-xs"
                        aria-label={say('forgetOf', { name: profile.name })}
                        onClick={() => forget(fingerprint)}
                      >
                        {say('forget')}
                      </Button>
                    </Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </section>
  );
};
