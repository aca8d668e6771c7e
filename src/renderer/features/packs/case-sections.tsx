// What of the case goes into the pack: saved views as further questions, and findings that were kept.
import { Checkbox, Stack, Text } from '@mantine/core';
import { z } from 'zod';
import { anomalyParametersSchema } from '#shared/model/anomaly.ts';
import type { CaseState } from '#shared/model/case.ts';
import { withTime } from '#shared/model/filter-edit.ts';
import { parseFilter, printFilter } from '#shared/model/filter-text.ts';
import { resolveViewTime } from '#shared/model/relative-time.ts';
import { joined, mostFindings } from '../../data/pack-draft.ts';
import { useArchive } from '../../data/use-archive.ts';
import { useWords } from '../../ui/define-words.ts';
import type { SpecProps } from './about-section.tsx';
import { PackSection } from './pack-section.tsx';
import classes from './packs.module.css';
import { words } from './words.ts';

type Props = SpecProps & { state: CaseState | undefined };

export const ViewsSection = ({ spec, onSpec, state }: Props) => {
  const say = useWords(words);
  const { archive } = useArchive();
  const views = state?.views ?? [];
  const known = new Set(views.map(({ name }) => name));
  const given = spec.views.filter(({ name }) => !known.has(name));
  const put = (name: string, filter: () => string, on: boolean): void =>
    onSpec({
      views: on
        ? [...spec.views.filter((view) => view.name !== name), { name, filter: filter() }]
        : spec.views.filter((view) => view.name !== name),
    });
  return (
    <PackSection title={say('views')} help={say('viewsHelp')} testId="pack-views">
      <Stack gap={6}>
        {views.length + given.length === 0 && <Text size="sm">{say('viewsNone')}</Text>}
        {views.map(({ id, name, query, time, zone }) => {
          // What is relative is made absolute for the moment it is put in: a pack has no now.
          const anchor = { nowMs: Date.now(), newest: archive?.newest ?? null, zone: zone ?? spec.zone };
          return (
            <Checkbox
              key={id}
              size="xs"
              label={name}
              description={<span className={classes.code}>{query === '' ? say('everything') : query}</span>}
              checked={spec.views.some((view) => view.name === name)}
              onChange={(event) =>
                put(
                  name,
                  () => printFilter(withTime(parseFilter(query), resolveViewTime(time, anchor))),
                  event.currentTarget.checked,
                )
              }
            />
          );
        })}
        {given.map(({ name, filter }) => (
          <Checkbox
            key={name}
            size="xs"
            label={`${name} (${say('viewGiven')})`}
            description={<span className={classes.code}>{filter}</span>}
            checked
            onChange={() => put(name, () => filter, false)}
          />
        ))}
      </Stack>
    </PackSection>
  );
};

const keptFinding = z.object({ sentence: z.string(), parameters: anomalyParametersSchema.optional() });

export const FindingsSection = ({ spec, onSpec, state }: Props) => {
  const say = useWords(words);
  const kept = (state?.judgements ?? []).filter(({ of, verdict }) => of === 'outlier' && verdict === 'kept');
  const rows = [
    ...kept.map(({ key, finding }) => ({ key, ...keptFinding.safeParse(finding).data })),
    ...spec.findings
      .filter((id) => kept.every(({ key }) => key !== id))
      .map((key) => ({ key, sentence: undefined, parameters: undefined })),
  ];
  const put = (key: string, parameters: (typeof rows)[number]['parameters'], on: boolean): void => {
    const findings = on ? joined(spec.findings, [key], mostFindings) : spec.findings.filter((one) => one !== key);
    const first = on && spec.findings.length === 0 && parameters !== undefined;
    onSpec({ findings, ...(first ? { parameters } : {}), ...(findings.length === 0 ? { parameters: null } : {}) });
  };
  const differs = (parameters: (typeof rows)[number]['parameters']): boolean =>
    parameters !== undefined &&
    spec.parameters !== null &&
    JSON.stringify(parameters) !== JSON.stringify(spec.parameters);
  return (
    <PackSection title={say('findings')} help={say('findingsHelp')} testId="pack-findings">
      <Stack gap={6}>
        {rows.length === 0 && <Text size="sm">{say('findingsNone')}</Text>}
        {rows.map(({ key, sentence, parameters }) => {
          const on = spec.findings.includes(key);
          return (
            <Checkbox
              key={key}
              size="xs"
              label={sentence ?? say('findingById', { id: key })}
              description={on && differs(parameters) ? say('otherParameters') : null}
              checked={on}
              onChange={(event) => put(key, parameters, event.currentTarget.checked)}
            />
          );
        })}
      </Stack>
    </PackSection>
  );
};
