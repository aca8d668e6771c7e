// Two versions against each other, or what one version changed; and what can be done from each.
import { Button, Skeleton, Text } from '@mantine/core';
import { IconArrowsExchange, IconExternalLink, IconHistory } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ResourceRef, ResourceVersion } from '#shared/model/changes.ts';
import { type ComparedVersions, useComparison } from '../../../data/use-comparison.ts';
import { useOpenEvent } from '../../../data/use-open-event.ts';
import { usePageParam, useView } from '../../../data/view-state.ts';
import { ComparisonView } from '../../../ui/comparison/comparison-view.tsx';
import { useWords } from '../../../ui/define-words.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import classes from './resources.module.css';
import { useResourceAddress } from './use-resource-address.ts';
import { VersionCell } from './version-cell.tsx';
import { words } from './words.ts';

interface Props {
  resource: ResourceRef;
  versions: readonly ResourceVersion[];
  /** Where the version of an event stands among them. */
  places: ReadonlyMap<string, number>;
  compared: ComparedVersions;
  wayBack: ((eventId: string) => ReactNode) | undefined;
}

export const ComparePanel = ({ resource, versions, places, compared, wayBack }: Props) => {
  const say = useWords(words);
  const { zone } = useView();
  const openEvent = useOpenEvent();
  const { look } = useResourceAddress();
  const [shape, setShape] = usePageParam('compare', 'fields');
  const left = versions[places.get(compared.left ?? '') ?? -1];
  const right = versions[places.get(compared.right) ?? -1];
  const isKnown = right !== undefined && (compared.left === null || left !== undefined);
  const { comparison, problem } = useComparison(resource, isKnown ? compared : null);
  if (right === undefined || !isKnown) {
    return (
      <div className={classes.notice} role="alert" data-testid="no-such-version">
        <Text fw={600}>{say('notAVersion')}</Text>
        <Text size="sm">{say('notAVersionHelp')}</Text>
      </div>
    );
  }
  const cardOf = (version: ResourceVersion, word: 'from' | 'to' | null) => (
    <div key={word} className={classes.card} data-testid={`compared-${word ?? 'only'}`}>
      <div className={classes.cardTitle}>
        {word === null ? null : <span className={classes.faint}>{say(word)}</span>}
        {say('version', { number: version.number })}
      </div>
      <VersionCell version={version} zone={zone} />
      <div className={classes.cardActions}>
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<IconExternalLink size={13} aria-hidden />}
          onClick={() => openEvent(version.eventId)}
        >
          {say('openEvent')}
        </Button>
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<IconHistory size={13} aria-hidden />}
          onClick={() => look({ asof: `after:${version.eventId}` })}
        >
          {say('stateHere')}
        </Button>
        {wayBack?.(version.eventId)}
      </div>
    </div>
  );
  return (
    <div data-testid="compare-panel" aria-busy={comparison === undefined && problem === null}>
      <div className={classes.cards}>
        {left === undefined ? null : cardOf(left, 'from')}
        {cardOf(right, left === undefined ? null : 'to')}
      </div>
      <div className={classes.lifeHead}>
        <Text size="sm" fw={600} data-testid="compared-what">
          {left === undefined
            ? say('onlyOne', { number: right.number })
            : say('twoSides', { left: left.number, right: right.number })}
        </Text>
        {left === undefined ? null : (
          <>
            <Button
              variant="subtle"
              size="compact-xs"
              leftSection={<IconArrowsExchange size={13} aria-hidden />}
              onClick={() => look({ left: right.eventId, right: left.eventId })}
            >
              {say('swap')}
            </Button>
            <Button variant="subtle" size="compact-xs" onClick={() => look({ right: right.eventId })}>
              {say('againstBefore')}
            </Button>
          </>
        )}
      </div>
      {left !== undefined && left.number > right.number ? (
        <Text size="xs" c="var(--warning)">
          {say('backwards')}
        </Text>
      ) : null}
      {problem === null ? null : <ProblemNote problem={problem} />}
      {comparison === undefined && problem === null ? (
        <Skeleton height={160} mt="xs" role="status" aria-label={say('loading')} />
      ) : null}
      {comparison === undefined ? null : (
        <ComparisonView
          comparison={comparison}
          labels={
            left === undefined
              ? { before: say('foundBefore'), after: say('version', { number: right.number }) }
              : { before: say('version', { number: left.number }), after: say('version', { number: right.number }) }
          }
          look={shape}
          onLook={setShape}
          fileBase={`${resource.type}-${right.number}`}
        />
      )}
    </div>
  );
};
