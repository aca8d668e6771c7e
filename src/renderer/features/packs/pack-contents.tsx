// What a received pack holds, to be read: its pages, events, findings and custody, and every other file as it stands.
import { Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { PackCheck } from '#shared/model/pack.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { FileView } from './file-view.tsx';
import { knownFiles } from './known-files.ts';
import classes from './packs.module.css';
import { words } from './words.ts';

export const PackContents = ({ path, check }: { path: string; check: PackCheck }) => {
  const say = useWords(words);
  const { bytes } = useFormat();
  const { files } = check;
  const firsts = knownFiles(files.map(({ name }) => name));
  const [shown, setShown] = useState<string | null>(null);
  const name = shown ?? firsts[0]?.name ?? files[0]?.name;
  if (name === undefined) return null;
  const file = files.find((one) => one.name === name);
  const entry = (target: string, label: string, size: string) => (
    <li key={target}>
      <button
        type="button"
        className={classes.file}
        aria-current={target === name}
        onClick={() => setShown(target)}
        data-file={target}
      >
        <span>{label}</span>
        <span className={classes.soft}>{size}</span>
      </button>
    </li>
  );
  return (
    <div className={classes.contents} data-testid="pack-contents">
      <nav className={classes.files} aria-label={say('contents')}>
        <Title order={2} size="h6" mb={4}>
          {say('contents')}
        </Title>
        <ul className={classes.list} style={{ gap: 0 }}>
          {firsts.map(({ name: target, label }) => entry(target, say(label), ''))}
        </ul>
        <details>
          <summary className={classes.soft}>{say('otherFiles', { count: files.length })}</summary>
          <ul className={`${classes.list} ${classes.scroll}`} style={{ gap: 0 }}>
            {files.map((one) => entry(one.name, one.name, bytes(one.bytes)))}
          </ul>
        </details>
      </nav>
      <section className={classes.viewer} aria-label={name}>
        {!check.ok && (
          <Text size="sm" c="var(--danger)" mb={6}>
            ✗ {say('refusedContents')}
          </Text>
        )}
        <FileView key={name} path={path} name={name} bytes={file?.bytes ?? 0} stamp={check.sha256 ?? ''} />
      </section>
    </div>
  );
};
