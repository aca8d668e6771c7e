// Which version this is, which host shows it, and what that host can do, with the reason where it cannot.
import { Table, Title } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { type Capability, capabilities } from '#shared/model/host.ts';
import { useHost } from '../../data/use-host.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import styles from './settings.module.css';
import { words } from './words.ts';

/** A page's limits are the same everywhere, so they are said in the user's language; other reasons are the host's own. */
const pageReasons = {
  pickFiles: 'pageDialogs',
  pickFolder: 'pageDialogs',
  pickSave: 'pageDialogs',
  reveal: 'pageReveal',
  browseFolders: null,
  keychain: 'pageKeychain',
} as const satisfies Record<Capability, string | null>;

export const About = () => {
  const say = useWords(words);
  const { host, problem } = useHost();
  if (problem !== null) return <ProblemNote problem={problem} />;
  if (host === undefined) return null;
  const facts = [
    [say('version'), host.version],
    [say('host'), say(`host_${host.host}`)],
    [say('platform'), host.platform],
  ] as const;
  return (
    <section data-testid="about">
      <Title order={2} size="h5" mt="xl" mb={4}>
        {say('about')}
      </Title>
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Table mt="md" className={styles.table ?? ''} aria-label={say('capabilities')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{say('capability')}</Table.Th>
            <Table.Th scope="col">{say('available')}</Table.Th>
            <Table.Th scope="col">{say('why')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {capabilities.map((name) => {
            const { available, reason } = host.capabilities[name];
            const pageReason = host.host === 'loopback' ? pageReasons[name] : null;
            return (
              <Table.Tr key={name}>
                <Table.Th scope="row" fw={400}>
                  {say(name)}
                </Table.Th>
                <Table.Td>
                  <span className={styles.answer}>
                    {available ? <IconCheck size={14} aria-hidden /> : <IconX size={14} aria-hidden />}
                    {say(available ? 'yes' : 'no')}
                  </span>
                </Table.Td>
                <Table.Td>{available ? '' : pageReason === null ? reason : say(pageReason)}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </section>
  );
};
