// The peers of a finding's day by their numbers: why this person stands out and they do not.
import { Text, Title } from '@mantine/core';
import type { ActorScoresInput } from '#shared/model/actor-scores.ts';
import type { Finding } from '#shared/model/outliers.ts';
import { useActorScores } from '../../../data/use-actor-scores.ts';
import { useWords } from '../../../ui/define-words.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { useFormat } from '../../../ui/use-format.ts';
import { actorName } from '../actor-name.ts';
import styles from './findings.module.css';
import { words } from './words.ts';

/** Peers named one by one. */
const named = 8;

interface Props {
  finding: Finding;
  /** Asks for the finding's actor and day. */
  input: ActorScoresInput;
}

export const WhyNotOthers = ({ finding, input }: Props) => {
  const say = useWords(words);
  const { count } = useFormat();
  const { scores, current, problem } = useActorScores(input);
  const { actor, day } = finding;
  if (problem !== null) return <ProblemNote problem={problem} />;
  const peers = (scores?.peers ?? [])
    .filter((peer) => peer.actor.key !== actor.key)
    .sort((one, other) => other.observed - one.observed);
  const own = scores?.days.find((one) => one.day === day)?.observed ?? finding.observed;
  const shown = peers.slice(0, named);
  const most = Math.max(own, shown[0]?.observed ?? 0, 1);
  const rest = peers.length - shown.length;
  const rows = [
    { key: actor.key, name: `${actorName(actor, say('nobody'))} (${say('whyThis')})`, observed: own, own: true },
    ...shown.map((peer) => ({
      key: peer.actor.key,
      name: actorName(peer.actor, say('nobody')),
      observed: peer.observed,
      own: false,
    })),
  ];
  return (
    <section className={styles.why} aria-label={say('why')} aria-busy={!current} data-testid="why-not-others">
      <Title order={4} size="h6">
        {say('why')}
      </Title>
      {scores === undefined || !current ? (
        <Text size="sm">{say('whyLoading')}</Text>
      ) : (
        <>
          <Text size="sm" c="var(--text-soft)">
            {peers.every(({ observed }) => observed === 0)
              ? say('whyNone', { day })
              : say('whyText', { day, group: actor.group })}
          </Text>
          <ul className={styles.peers}>
            {rows.map((row) => (
              <li key={row.key} data-own={row.own}>
                <span className={styles.peerName}>{row.name}</span>
                <span className={styles.peerTrack} aria-hidden>
                  <span className={styles.peerBar} style={{ width: `${(100 * row.observed) / most}%` }} />
                </span>
                <span className={styles.numeric}>{count(row.observed)}</span>
              </li>
            ))}
          </ul>
          {rest > 0 && (
            <Text size="xs" c="var(--text-soft)">
              {say('whyMore', { shown: count(rest), most: count(shown.at(-1)?.observed ?? 0) })}
            </Text>
          )}
        </>
      )}
    </section>
  );
};
