// Samples: drawing one, the list of those kept in the case, and the test sheet of the one the address names.
import { Anchor, Text, Title } from '@mantine/core';
import { sheetCounts } from '#shared/model/kept-sample.ts';
import { useArchiveKey } from '../../data/use-archive.ts';
import { useCase } from '../../data/use-case.ts';
import { usePageParam, useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatSecond } from '../../ui/format-time.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { DrawForm } from './draw-form.tsx';
import styles from './samples.module.css';
import { TestSheet } from './test-sheet.tsx';
import { words } from './words.ts';

export const SamplesPart = () => {
  const say = useWords(words);
  const { count } = useFormat();
  const { zone } = useView();
  const control = useCase();
  const archive = useArchiveKey();
  const [shown, show] = usePageParam('sheet', '');
  const samples = control.state?.samples ?? [];
  const kept = samples.find(({ id }) => id === shown);
  if (kept !== undefined) return <TestSheet key={kept.id} kept={kept} control={control} onClose={() => show('')} />;
  return (
    <div className={styles.page} data-testid="samples-part">
      <Title order={1} size="h3">
        {say('title')}
      </Title>
      <Text size="sm" c="var(--text-soft)" maw={760}>
        {say('help')}
      </Text>
      {shown !== '' && control.state !== undefined && (
        <Text size="sm" role="status">
          {say('gone')}
        </Text>
      )}
      {control.problem !== null && <ProblemNote problem={control.problem} />}
      <DrawForm key={archive?.path} control={control} onKept={show} />
      {samples.length > 0 && (
        <section>
          <Title order={2} size="h5">
            {say('kept')}
          </Title>
          <ul className={styles.list} data-testid="kept-samples">
            {samples.map(({ id, title, drawnAt, items, sample }) => {
              const counts = sheetCounts(items);
              return (
                <li key={id}>
                  <Anchor component="button" type="button" size="sm" onClick={() => show(id)}>
                    {title === '' ? say('untitled') : title}
                  </Anchor>{' '}
                  <span className="tabular">
                    {say('keptLine', {
                      tested: count(counts.items - counts.open),
                      n: count(counts.items),
                      size: count(sample.population.n),
                      at: formatSecond(drawnAt, zone),
                      zone,
                    })}
                  </span>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </div>
  );
};
