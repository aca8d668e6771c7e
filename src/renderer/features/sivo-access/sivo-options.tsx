// How visits and reasons are judged: the pause, the tenant's own domains, reasons that fit everything, the ticket list.
import { Button, FileButton, Group, NumberInput, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { emptyReasons } from '#shared/model/empty-reasons.ts';
import type { SivoAccessReport } from '#shared/model/sivo-access.ts';
import { ticketList } from '#shared/model/ticket-list.ts';
import { useProblem } from '../../data/use-problem.ts';
import type { Tickets } from '../../data/use-sivo-access.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './sivo-access.module.css';
import { words } from './words.ts';

interface Props {
  domains: SivoAccessReport['domains'] | undefined;
  minutes: number;
  onMinutes(minutes: number): void;
  /** As it stands in the address, separated by commas. */
  ownDomains: string;
  onOwnDomains(domains: string): void;
  phrases: string[] | null;
  onPhrases(phrases: string[] | null): void;
  tickets: Tickets | null;
  onTickets(tickets: Tickets | null): void;
}

/** What the contract takes. */
const longestPhrase = 200;
const mostPhrases = 1000;

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim().slice(0, longestPhrase))
    .filter((line) => line !== '')
    .slice(0, mostPhrases);

export const SivoOptions = (props: Props) => {
  const { domains, minutes, ownDomains, phrases, tickets } = props;
  const say = useWords(words);
  const { count } = useFormat();
  const [pause, setPause] = useState<string | number>(minutes);
  const [typed, setTyped] = useState(ownDomains);
  const [list, setList] = useState((phrases ?? emptyReasons).join('\n'));
  const [error, setError] = useState<unknown>(null);
  const problem = useProblem(error);
  const isPause = typeof pause === 'number' && Number.isInteger(pause) && pause >= 1 && pause <= 1440;
  const derived = (domains?.given === false ? domains.list : []).map(({ domain, actors, of }) =>
    say('domainOf', { domain, actors: count(actors), of: count(of) }),
  );
  const domainHelp = ownDomains !== '' ? 'domainsGiven' : derived.length > 0 ? 'domainsDerived' : 'domainsNone';
  const apply = (): void => {
    if (isPause) props.onMinutes(pause);
    props.onOwnDomains(typed.trim());
    const lines = linesOf(list);
    props.onPhrases(lines.join('\n') === emptyReasons.join('\n') ? null : lines);
  };
  const read = async (file: File | null): Promise<void> => {
    if (file === null) return;
    try {
      props.onTickets({ name: file.name, stamp: Date.now(), ids: ticketList(await file.text(), file.name) });
      setError(null);
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <details className={styles.options} data-testid="sivo-options">
      <summary>{say('options')}</summary>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <NumberInput label={say('visitMinutes')} min={1} max={1440} value={pause} onChange={setPause} w={260} />
        <TextInput
          label={say('domains')}
          description={[...derived, say(domainHelp)].join(' · ')}
          placeholder="acme.example"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-testid="sivo-domains"
        />
        <Textarea
          label={say('phrases')}
          description={say('phrasesHelp')}
          rows={6}
          value={list}
          onChange={(event) => setList(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Button type="submit" variant="default" data-testid="sivo-apply">
            {say('apply')}
          </Button>
          <Button variant="subtle" onClick={() => setList(emptyReasons.join('\n'))}>
            {say('phrasesUsual')}
          </Button>
        </Group>
        <div>
          <Text size="sm" fw={500}>
            {say('tickets')}
          </Text>
          <Text size="xs" c="var(--text-soft)" mb={6}>
            {say('ticketsHelp')}
          </Text>
          <Group gap="xs">
            <FileButton
              accept=".csv,.txt,text/csv,text/plain"
              onChange={(file) => void read(file)}
              inputProps={{ 'data-testid': 'sivo-tickets' } as object}
            >
              {(button) => (
                <Button variant="default" {...button}>
                  {say('chooseTickets')}
                </Button>
              )}
            </FileButton>
            {tickets !== null && (
              <>
                <Text size="sm" data-testid="sivo-tickets-read">
                  {say('ticketsRead', {
                    name: tickets.name,
                    shown: count(tickets.ids.length),
                    count: tickets.ids.length,
                  })}
                </Text>
                <Button variant="subtle" onClick={() => props.onTickets(null)}>
                  {say('forgetTickets')}
                </Button>
              </>
            )}
          </Group>
        </div>
        {problem !== null && <ProblemNote problem={problem} onClose={() => setError(null)} />}
      </form>
    </details>
  );
};
