// The Case page: the analyst's own work on the archive, in four parts. The part shown is kept in the address.
import { Group, Loader, Tabs, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCase } from '../../data/use-case.ts';
import { usePageParam } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { CaseHistory } from './case-history.tsx';
import classes from './cases.module.css';
import { MarkedPart } from './marked-part.tsx';
import { NotesPart } from './notes-part.tsx';
import { StoryPart } from './story-part.tsx';
import { ViewsPart } from './views-part.tsx';
import { words } from './words.ts';

const parts = [
  { name: 'story', label: 'partStory' },
  { name: 'marked', label: 'partMarked' },
  { name: 'notes', label: 'partNotes' },
  { name: 'views', label: 'partViews' },
] as const;

/** `pack`: makes an evidence pack of the story. */
export const CasePage = ({ pack }: { pack?: ReactNode }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const control = useCase();
  const [part, setPart] = usePageParam('part', 'story');
  const { state } = control;
  const sizes = {
    story: state?.story.length ?? 0,
    marked: state?.marks.filter(({ starred, tags }) => starred || tags.length > 0).length ?? 0,
    notes: state?.marks.filter(({ note }) => note !== '').length ?? 0,
    views: state?.views.length ?? 0,
  };
  const shown = parts.find(({ name }) => name === part)?.name ?? 'story';
  return (
    <div className={classes.page} data-testid="case-page" aria-busy={state === undefined && control.problem === null}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div className={classes.intro}>
          <Title order={1} size="h3">
            {say('page')}
          </Title>
          <Text size="sm" c="var(--text-soft)">
            {say('pageHelp')}
          </Text>
        </div>
        <div className={classes.tools}>
          <CaseHistory control={control} />
        </div>
      </Group>
      {state === undefined && control.problem !== null ? (
        <div className={classes.problem}>
          <ProblemNote problem={control.problem} />
        </div>
      ) : null}
      {state === undefined && control.problem === null ? (
        <Group gap="xs" mt="md" className={classes.loading}>
          <Loader size="xs" />
          <Text size="sm">{say('loading')}</Text>
        </Group>
      ) : null}
      {state === undefined ? null : (
        <Tabs value={shown} onChange={(next) => setPart(next ?? 'story')} keepMounted={false} mt="sm">
          <Tabs.List className={classes.tools ?? ''}>
            {parts.map(({ name, label }) => (
              <Tabs.Tab key={name} value={name} data-testid={`case-part-${name}`}>
                {say(label)} <span className={classes.size}>{count(sizes[name])}</span>
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="story" pt="md">
            <StoryPart control={control} state={state} pack={pack} />
          </Tabs.Panel>
          <Tabs.Panel value="marked" pt="md">
            <MarkedPart control={control} state={state} />
          </Tabs.Panel>
          <Tabs.Panel value="notes" pt="md">
            <NotesPart control={control} state={state} />
          </Tabs.Panel>
          <Tabs.Panel value="views" pt="md">
            <ViewsPart control={control} state={state} />
          </Tabs.Panel>
        </Tabs>
      )}
    </div>
  );
};
