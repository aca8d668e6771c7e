// What is hidden: people and addresses behind pseudonyms, members left out.
import { Checkbox, Stack, Switch, Textarea } from '@mantine/core';
import { redactionSchema } from '#shared/model/pack-spec.ts';
import { useWords } from '../../ui/define-words.ts';
import { useDraft } from '../../ui/use-draft.ts';
import type { SpecProps } from './about-section.tsx';
import { PackSection } from './pack-section.tsx';
import classes from './packs.module.css';
import { words } from './words.ts';

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

export const RedactSection = ({ spec, onSpec }: SpecProps) => {
  const say = useWords(words);
  const { redact } = spec;
  const [fields, setFields] = useDraft(redact?.fields.join('\n') ?? '');
  return (
    <PackSection title={say('redact')} testId="pack-redact">
      <Stack gap="xs">
        <Switch
          size="sm"
          label={say('redactOn')}
          checked={redact !== null}
          onChange={(event) => onSpec({ redact: event.currentTarget.checked ? redactionSchema.parse({}) : null })}
          data-testid="pack-redact-on"
        />
        {redact !== null && (
          <>
            <Checkbox
              size="xs"
              label={say('redactPeople')}
              checked={redact.people}
              onChange={(event) => onSpec({ redact: { ...redact, people: event.currentTarget.checked } })}
            />
            <Checkbox
              size="xs"
              label={say('redactIps')}
              checked={redact.ips}
              onChange={(event) => onSpec({ redact: { ...redact, ips: event.currentTarget.checked } })}
            />
            <Textarea
              label={say('redactFields')}
              description={say('redactFieldsHelp')}
              autosize
              minRows={2}
              maxRows={8}
              spellCheck={false}
              classNames={{ input: classes.code ?? '' }}
              value={fields}
              onChange={(event) => setFields(event.currentTarget.value)}
              onBlur={() => onSpec({ redact: { ...redact, fields: linesOf(fields).slice(0, 200) } })}
            />
          </>
        )}
      </Stack>
    </PackSection>
  );
};
