// Every rule that comes with the workbench does what its samples say, in both languages.
import { describe, expect, it } from 'vitest';
import { builtInRules } from '#core/anomaly/rules/built-in-rules.ts';
import { runSample } from '#core/anomaly/rules/check-samples.ts';

const breathe = async (): Promise<void> => {};

describe.each(builtInRules().map(({ rule }) => [rule.id, rule] as const))('rule %s', (_, rule) => {
  it.each(rule.samples.map((sample) => [sample.name, sample] as const))('%s', async (_name, sample) => {
    const hits = await runSample(rule, sample, breathe);
    expect(hits.map(({ sentence }) => sentence)).toHaveLength(sample.fires);
    for (const hit of hits) expect(hit.sentence).not.toMatch(/[{}]|undefined|NaN/);
  });
});
