// Where the pack goes and the button that writes it; then the work, then its result, in the same place.
import { Button, Group, Progress, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconFileCertificate } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { packSteps } from '#shared/model/pack.ts';
import type { PackSpec } from '#shared/model/pack-spec.ts';
import { type PackJob, usePackJob } from '../../data/pack-job.tsx';
import { useHost } from '../../data/use-host.ts';
import { useHostDialogs } from '../../data/use-host-dialogs.ts';
import { useWords } from '../../ui/define-words.ts';
import { joinPath } from '../../ui/join-path.ts';
import { useFormat } from '../../ui/use-format.ts';
import { filterWhy } from './filter-why.ts';
import { PackFailure } from './pack-failure.tsx';
import { packName } from './pack-name.ts';
import { PackResult } from './pack-result.tsx';
import classes from './packs.module.css';
import { words } from './words.ts';

/** Draws a folder browser where the host has no dialogs of its own; given by the shell. */
export type BrowseFolders = (props: {
  start: string;
  onFolder(path: string): void;
  onFile(path: string): void;
}) => ReactNode;

interface Props {
  spec: PackSpec;
  /** As the user typed it; empty: the proposed one. */
  path: string;
  browse: BrowseFolders;
  onPath(path: string): void;
  onAnother(): void;
}

const baseName = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);

export const WritePanel = ({ spec, path, browse, onPath, onAnother }: Props) => {
  const say = useWords(words);
  const { job, problem, start, cancel, dismiss } = usePackJob();
  const content = () => {
    if (job === null) return <WriteForm {...{ spec, path, browse, onPath, onAnother }} />;
    if (job.state === 'running') return <PackWork job={job} onCancel={cancel} />;
    if (job.report !== null) {
      return (
        <PackResult
          report={job.report}
          onBack={dismiss}
          onAnother={() => {
            dismiss();
            onAnother();
          }}
        />
      );
    }
    return (
      <PackFailure
        job={job}
        problem={problem}
        onOverwrite={() => start({ ...job.request, overwrite: true })}
        onBack={dismiss}
      />
    );
  };
  return (
    <section className={classes.card} aria-label={say('file')} data-testid="pack-write">
      {content()}
    </section>
  );
};

const WriteForm = ({ spec, path: given, browse, onPath }: Props) => {
  const say = useWords(words);
  const { host, can } = useHost();
  const { pickSave } = useHostDialogs();
  const { start } = usePackJob();
  const [browsing, setBrowsing] = useState(false);
  const path = given === '' && host !== undefined ? joinPath(host.exportFolder, packName(spec.title)) : given;
  const ready = spec.title !== '' && path.trim() !== '' && filterWhy(spec.filter) === null;
  const choose = async (): Promise<void> => {
    const chosen = await pickSave(baseName(path));
    if (chosen !== null) onPath(chosen);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) start({ spec, path: path.trim() });
      }}
    >
      <Group align="flex-end" gap="xs">
        <TextInput
          className={classes.path ?? ''}
          label={say('file')}
          value={path}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => onPath(event.currentTarget.value)}
          data-testid="pack-path"
        />
        {can('pickSave') ? (
          <Button variant="default" onClick={() => void choose()}>
            {say('choose')}
          </Button>
        ) : (
          can('browseFolders') && (
            <Button variant="default" aria-expanded={browsing} onClick={() => setBrowsing(!browsing)}>
              {say('browse')}
            </Button>
          )
        )}
      </Group>
      {!can('pickSave') && (
        <Text size="xs" mt={4} c="var(--text-faint)">
          {say('fileHelp')}
        </Text>
      )}
      {browsing &&
        browse({
          start: host?.exportFolder ?? '',
          onFolder: (folder) => onPath(joinPath(folder, baseName(path))),
          onFile: (file) => onPath(file),
        })}
      <Group mt="sm" gap="sm">
        <Button
          type="submit"
          disabled={!ready}
          leftSection={<IconFileCertificate size={16} aria-hidden />}
          data-testid="pack-start"
        >
          {say('write')}
        </Button>
        {spec.title === '' && (
          <Text size="xs" c="var(--text-soft)">
            {say('needTitle')}
          </Text>
        )}
      </Group>
    </form>
  );
};

const PackWork = ({ job, onCancel }: { job: PackJob; onCancel(): void }) => {
  const say = useWords(words);
  const format = useFormat();
  const { progress, request } = job;
  const at = progress === null ? 0 : packSteps.indexOf(progress.step);
  const share = progress === null || progress.total === 0 ? 0 : Math.min(1, progress.done / progress.total);
  return (
    <Stack gap="xs" data-testid="pack-progress">
      <Title order={2} size="h6" role="status">
        {say('writing')}
      </Title>
      <Text size="xs" className={classes.code ?? ''}>
        {request.path}
      </Text>
      <Progress value={((at + share) / packSteps.length) * 100} transitionDuration={0} aria-label={say('writing')} />
      <Text size="xs" className="tabular">
        {say('stepOf', { at: at + 1, of: packSteps.length, step: say(`step_${progress?.step ?? 'population'}`) })}
        {progress !== null && progress.total > 1
          ? ` · ${say('stepDone', { done: format.count(progress.done), total: format.count(progress.total) })}`
          : null}
      </Text>
      <Text size="xs" c="var(--text-faint)">
        {say('background')}
      </Text>
      <div>
        <Button variant="default" onClick={onCancel} data-testid="pack-cancel">
          {say('stop')}
        </Button>
      </div>
    </Stack>
  );
};
