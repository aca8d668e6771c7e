// Who the page is about, under every name it is known by, and the way back to the list.
import { Badge, Button, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ScoredActor } from '#shared/model/outliers.ts';
import { useWords } from '../../../ui/define-words.ts';
import { actorName } from '../actor-name.ts';
import classes from './actor.module.css';
import { words } from './words.ts';

export const ActorHeading = ({ actor, onBack }: { actor: ScoredActor; onBack(): void }) => {
  const say = useWords(words);
  const name = actorName(actor, say('nobody'));
  const others = [...new Set([...actor.emails, ...actor.ids])].filter((other) => other !== name);
  return (
    <header className={classes.heading}>
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconArrowLeft size={14} aria-hidden />}
        onClick={onBack}
        data-testid="actor-back"
      >
        {say('back')}
      </Button>
      <div className={classes.who}>
        <Title order={1} size="h3" data-testid="actor-name">
          {name}
        </Title>
        {actor.service && (
          <Badge variant="outline" tt="none" title={say('serviceHelp')}>
            {say('service')}
          </Badge>
        )}
      </div>
      <dl className={classes.facts}>
        <div>
          <dt>{say('role')}</dt>
          <dd>{actor.role ?? say('notStated')}</dd>
        </div>
        <div>
          <dt>{say('group')}</dt>
          <dd>{actor.group}</dd>
        </div>
        {others.length > 0 && (
          <div>
            <dt>{say('alsoKnown')}</dt>
            <dd className={classes.ids}>{others.join(', ')}</dd>
          </div>
        )}
      </dl>
    </header>
  );
};
