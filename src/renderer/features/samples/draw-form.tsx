// The form of a draw: the population of the filter shown, how many items, the seed, strata.
import { ActionIcon, Button, Group, NativeSelect, NumberInput, Text, TextInput, Tooltip } from '@mantine/core';
import { IconDice5 } from '@tabler/icons-react';
import { useState } from 'react';
import { seedSchema, strataFieldSchema, strataFields } from '#shared/model/sample.ts';
import { sampleSize } from '#shared/model/sample-size.ts';
import type { CaseControl } from '../../data/use-case.ts';
import { useDraw, usePopulation } from '../../data/use-samples.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './samples.module.css';
import { words } from './words.ts';

const randomSeed = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const mostItems = 5000;

export const DrawForm = ({ control, onKept }: { control: CaseControl; onKept(id: string): void }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const { filter, text, zone, filterProblem } = useView();
  const { population, problem, retry } = usePopulation(filter, zone);
  const { draw, drawing, problem: drawProblem } = useDraw();
  const [title, setTitle] = useState('');
  const [tolerable, setTolerable] = useState<number | string>(5);
  const [confidence, setConfidence] = useState<number | string>(95);
  const [expected, setExpected] = useState<number | string>(0);
  const [own, setOwn] = useState<number | string>('');
  const [replacements, setReplacements] = useState<number | string>(10);
  const [seed, setSeed] = useState(randomSeed);
  const [strata, setStrata] = useState('');
  const asked = [tolerable, confidence, expected].every((value) => typeof value === 'number');
  const size =
    population === undefined || !asked
      ? null
      : sampleSize({
          population: population.n,
          tolerable: Number(tolerable) / 100,
          confidence: Number(confidence) / 100,
          expected: Number(expected),
        });
  const n = own === '' ? size : Number(own);
  const isSeed = seedSchema.safeParse(seed).success;
  const tooMany = n !== null && n > mostItems;
  const isReady = isSeed && n !== null && n >= 1 && !tooMany && filterProblem === null && (population?.n ?? 0) > 0;
  const submit = async (): Promise<void> => {
    if (!isReady || drawing) return;
    const stratum = strataFieldSchema.safeParse(strata).data ?? null;
    const sample = await draw({ filter, zone, seed, n, strata: stratum, replacements: Number(replacements) });
    if (sample === null) return;
    const state = await control.change({ kind: 'keepSample', title: title.trim(), sample });
    const id = state?.samples.at(-1)?.id;
    if (id !== undefined) onKept(id);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className={styles.wide} data-testid="sample-population">
        <Text size="sm">
          {text === '' ? say('everyEvent') : say('ofFilter', { filter: text })}{' '}
          <strong>{population === undefined ? say('counting') : say('events', { count: count(population.n) })}</strong>
        </Text>
        {population !== undefined && <code className={styles.code}>SHA-256 {population.sha256}</code>}
      </div>
      {problem !== null && (
        <div className={styles.wide}>
          <ProblemNote problem={problem} onRetry={retry} />
        </div>
      )}
      <NumberInput size="xs" label={say('tolerable')} min={0.1} max={99} value={tolerable} onChange={setTolerable} />
      <NumberInput size="xs" label={say('confidence')} min={1} max={99.9} value={confidence} onChange={setConfidence} />
      <NumberInput size="xs" label={say('expected')} min={0} max={1000} value={expected} onChange={setExpected} />
      <Text size="sm" className={styles.wide ?? ''} data-testid="sample-size" role="status">
        {size === null || population === undefined
          ? say('noSize')
          : say('sizeSentence', {
              n: count(size),
              expected: count(Number(expected)),
              confidence: String(confidence),
              tolerable: String(tolerable),
            })}
      </Text>
      <NumberInput
        size="xs"
        label={say('n')}
        placeholder={size === null ? '' : String(size)}
        min={1}
        max={mostItems}
        allowDecimal={false}
        value={own}
        error={tooMany ? say('tooMany', { most: count(mostItems) }) : null}
        onChange={setOwn}
        data-testid="sample-n"
      />
      <NumberInput
        size="xs"
        label={say('replacements')}
        min={0}
        max={1000}
        allowDecimal={false}
        value={replacements}
        onChange={setReplacements}
      />
      <NativeSelect
        size="xs"
        label={say('strata')}
        value={strata}
        data={[
          { value: '', label: say('noStrata') },
          ...strataFields.map((field) => ({ value: field, label: say(`by_${field}`) })),
        ]}
        onChange={(event) => setStrata(event.currentTarget.value)}
        data-testid="sample-strata"
      />
      <Group gap={6} align="flex-end" wrap="nowrap" className={styles.wide ?? ''}>
        <TextInput
          size="xs"
          className={styles.grow ?? ''}
          label={say('seed')}
          description={say('seedHint')}
          value={seed}
          spellCheck={false}
          autoComplete="off"
          error={isSeed ? null : say('badSeed')}
          onChange={(event) => setSeed(event.currentTarget.value)}
          data-testid="sample-seed"
        />
        <Tooltip label={say('otherSeed')}>
          <ActionIcon size={30} variant="default" aria-label={say('otherSeed')} onClick={() => setSeed(randomSeed())}>
            <IconDice5 size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
      <TextInput
        size="xs"
        className={styles.wide ?? ''}
        label={say('name')}
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        data-testid="sample-title"
      />
      {drawProblem !== null && (
        <div className={styles.wide}>
          <ProblemNote problem={drawProblem} />
        </div>
      )}
      <Button type="submit" w="max-content" loading={drawing} disabled={!isReady} data-testid="sample-draw">
        {say('draw')}
      </Button>
    </form>
  );
};
