// One resource: its life on a line, its versions, and beside them two versions compared or the state as of a moment.
import { Button, Skeleton, Tabs, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import type { ResourceRef } from '#shared/model/changes.ts';
import { useResourceHistory } from '../../../data/use-resource-history.ts';
import { useResourceState } from '../../../data/use-resource-state.ts';
import { useView } from '../../../data/view-state.ts';
import { useWords } from '../../../ui/define-words.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { ComparePanel } from './compare-panel.tsx';
import { LifeLine } from './life-line.tsx';
import { readMoment } from './moment-text.ts';
import { ResourceHeading } from './resource-heading.tsx';
import classes from './resources.module.css';
import { StatePanel } from './state-panel.tsx';
import { useResourceAddress } from './use-resource-address.ts';
import { VersionList } from './version-list.tsx';
import { words } from './words.ts';

interface Props {
  resource: ResourceRef;
  takesFocus: boolean;
  wayBack: ((eventId: string) => ReactNode) | undefined;
}

export const ResourcePage = ({ resource, takesFocus, wayBack }: Props) => {
  const say = useWords(words);
  const view = useView();
  const { zone } = view;
  const { left, right, asof, open, look } = useResourceAddress();
  const { history, problem } = useResourceHistory(resource);
  const versions = useMemo(() => history?.versions ?? [], [history]);
  const moment = useMemo(() => (asof === undefined ? null : readMoment(asof, zone)), [asof, zone]);
  const asked = useResourceState(history?.resource ?? resource, history === undefined ? null : moment);
  const newest = versions.at(-1);
  // A left side alone is looked at against the newest.
  const rightId = right ?? newest?.eventId;
  const compared = { left: left ?? null, right: rightId ?? '' };
  const places = useMemo(() => new Map(versions.map(({ eventId }, place) => [eventId, place])), [versions]);
  // The version looked at: of a state, the last one before its moment.
  const ofMoment = moment?.kind === 'after' ? moment.eventId : asked.state?.version?.eventId;
  const shown = asof === undefined ? rightId : ofMoment;
  const place = places.get(shown ?? '');

  const back = (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<IconArrowLeft size={14} aria-hidden />}
      onClick={() => open(null)}
      data-testid="resource-back"
    >
      {say('back')}
    </Button>
  );
  if (history === undefined) {
    return (
      <div className={classes.part} aria-busy={problem === null}>
        <div className={classes.tools}>{back}</div>
        {problem === null ? (
          <Skeleton height={240} m={16} w="auto" role="status" aria-label={say('loading')} />
        ) : (
          <div className={classes.notice}>
            <ProblemNote problem={problem} />
          </div>
        )}
      </div>
    );
  }
  return (
    <div className={classes.part} data-scrolls data-testid="resource-page">
      <ResourceHeading history={history} back={back} onTenant={(tenantId) => open({ ...resource, tenantId })} />
      {problem === null ? null : <ProblemNote problem={problem} />}
      {versions.length === 0 ? (
        <div className={classes.notice}>
          <Text fw={600}>{say('noVersions')}</Text>
          <Text size="sm" mb="sm">
            {say('noVersionsHelp')}
          </Text>
          <Button
            variant="default"
            onClick={() =>
              view.go('/events', {
                op: 'and',
                args: [
                  { op: 'is', field: 'resource.type', values: [resource.type] },
                  { op: 'is', field: 'resource.id', values: [resource.id] },
                ],
              })
            }
          >
            {say('showEvents')}
          </Button>
        </div>
      ) : (
        <>
          <LifeLine
            versions={versions}
            zone={zone}
            chosen={
              asof === undefined
                ? [left, rightId].flatMap((id) => places.get(id ?? '') ?? [])
                : place === undefined
                  ? []
                  : [place]
            }
            moment={moment?.kind === 'time' ? moment.at : null}
            onOpen={(version) => look({ right: version.eventId })}
          />
          <div className={classes.split}>
            <VersionList
              versions={versions}
              place={place}
              zone={zone}
              compared={compared}
              asof={asof}
              takesFocus={takesFocus}
              onLook={look}
            />
            <div className={classes.side}>
              <Tabs
                value={asof === undefined ? 'compare' : 'state'}
                keepMounted={false}
                onChange={(value) =>
                  value === 'state'
                    ? look({ asof: rightId === undefined ? 'now' : `after:${rightId}` })
                    : look({ right: shown })
                }
              >
                <Tabs.List aria-label={say('parts')}>
                  <Tabs.Tab value="compare" data-testid="resource-compare">
                    {say('compare')}
                  </Tabs.Tab>
                  <Tabs.Tab value="state" data-testid="resource-state">
                    {say('stateTab')}
                  </Tabs.Tab>
                </Tabs.List>
                <Tabs.Panel value="compare">
                  <ComparePanel
                    resource={history.resource}
                    versions={versions}
                    places={places}
                    compared={compared}
                    wayBack={wayBack}
                  />
                </Tabs.Panel>
                <Tabs.Panel value="state">
                  <StatePanel
                    resource={history.resource}
                    versions={versions}
                    places={places}
                    asof={asof ?? 'now'}
                    moment={moment}
                    asked={asked}
                  />
                </Tabs.Panel>
              </Tabs>
            </div>
          </div>
        </>
      )}
    </div>
  );
};
