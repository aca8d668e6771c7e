// What the pack says of itself: title, kind of report, language, for whom, question and answer.
import { Radio, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type PackSpec, reportTemplates } from '#shared/model/pack-spec.ts';
import { useWords } from '../../ui/define-words.ts';
import { PackSection } from './pack-section.tsx';
import classes from './packs.module.css';
import { words } from './words.ts';

export interface SpecProps {
  spec: PackSpec;
  onSpec(part: Partial<PackSpec>): void;
}

const prose = ['question', 'answer', 'scope'] as const;

export const AboutSection = ({ spec, onSpec }: SpecProps) => {
  const say = useWords(words);
  return (
    <PackSection title={say('about')}>
      <Stack gap="sm">
        <TextInput
          label={say('packTitle')}
          value={spec.title}
          maxLength={200}
          withAsterisk
          onChange={(event) => onSpec({ title: event.currentTarget.value })}
          data-testid="pack-title"
        />
        <Radio.Group
          label={say('template')}
          value={spec.template}
          onChange={(value) => {
            const template = reportTemplates.find((one) => one === value) ?? 'plain';
            onSpec({ template, ...(template === 'incident' ? {} : { incident: null }) });
          }}
        >
          <div className={classes.templates}>
            {reportTemplates.map((template) => (
              <Radio
                key={template}
                size="xs"
                value={template}
                label={say(`template_${template}`)}
                description={say(`template_${template}_help`)}
              />
            ))}
          </div>
        </Radio.Group>
        {spec.template === 'incident' && (
          <TextInput
            label={say('knownAt')}
            description={say('knownAtHelp')}
            maxLength={64}
            value={spec.incident?.knownAt ?? ''}
            onChange={({ currentTarget: { value } }) => onSpec({ incident: value === '' ? null : { knownAt: value } })}
            data-testid="pack-known-at"
          />
        )}
        <div className={classes.two}>
          <TextInput
            label={say('preparedBy')}
            value={spec.preparedBy}
            maxLength={200}
            onChange={(event) => onSpec({ preparedBy: event.currentTarget.value })}
          />
          <TextInput
            label={say('preparedFor')}
            value={spec.preparedFor}
            maxLength={200}
            onChange={(event) => onSpec({ preparedFor: event.currentTarget.value })}
          />
        </div>
        <div>
          <Text size="sm" fw={500} mb={4}>
            {say('language')}
          </Text>
          <SegmentedControl
            size="xs"
            aria-label={say('language')}
            value={spec.language}
            data={[
              { value: 'en', label: 'English' },
              { value: 'es', label: 'Español' },
            ]}
            onChange={(value) => onSpec({ language: value === 'es' ? 'es' : 'en' })}
          />
        </div>
        {prose.map((name) => (
          <Textarea
            key={name}
            label={say(name)}
            value={spec[name]}
            autosize
            minRows={name === 'answer' ? 2 : 1}
            maxRows={12}
            maxLength={100_000}
            onChange={(event) => onSpec({ [name]: event.currentTarget.value })}
            data-testid={`pack-${name}`}
          />
        ))}
      </Stack>
    </PackSection>
  );
};
