// How a cell is drawn.
import { IconNote, IconStar, IconStarFilled, IconVersions } from '@tabler/icons-react';
import { assertNever } from '#shared/assert-never.ts';
import type { Mark } from '#shared/model/case.ts';
import type { EventRow } from '#shared/model/event.ts';
import type { GridColumnId } from '#shared/model/grid-layout.ts';
import { CategoryMark } from '../../ui/category-mark.tsx';
import { useWords } from '../../ui/define-words.ts';
import { formatTime } from '../../ui/format-time.ts';
import { SivoBadge } from '../../ui/sivo-badge.tsx';
import { ChangeCell } from './change-cell.tsx';
import classes from './grid.module.css';
import { words } from './words.ts';

const Stated = ({ value }: { value: string | null }) => {
  const say = useWords(words);
  return value === null ? <span className={classes.absent}>{say('notStated')}</span> : value;
};

/** An id, address or client: shortened by the column's width, whole in its tooltip. */
const Exact = ({ value }: { value: string | null }) =>
  value === null ? (
    <Stated value={null} />
  ) : (
    <span className={classes.id} title={value}>
      {value}
    </span>
  );

const Resource = ({ event }: { event: EventRow }) => {
  const say = useWords(words);
  return (
    <>
      {event.conflict && (
        <span className={classes.conflict} title={say('conflictHint')}>
          <IconVersions size={14} aria-hidden /> {say('conflict')}
        </span>
      )}
      <span>
        <Stated value={event.resource.type} />
      </span>{' '}
      <span className={classes.id} title={event.resource.id ?? undefined}>
        {event.resource.id}
      </span>
    </>
  );
};

/** Star, tags and note; the star is a button for the pointer, the keyboard has a key for it. */
const Marks = ({ mark }: { mark: Mark | undefined }) => {
  const say = useWords(words);
  const starred = mark?.starred === true;
  const StarIcon = starred ? IconStarFilled : IconStar;
  return (
    <span className={classes.marks}>
      <button
        type="button"
        tabIndex={-1}
        className={classes.star}
        data-star
        aria-pressed={starred}
        aria-label={say('star')}
        title={say(starred ? 'unstar' : 'star')}
      >
        <StarIcon size={14} aria-hidden />
      </button>
      {mark !== undefined && mark.note !== '' && (
        <span title={mark.note.slice(0, 400)} role="img" aria-label={say('noted')} className={classes.note}>
          <IconNote size={14} aria-hidden />
        </span>
      )}
      {mark?.tags.map((tag) => (
        <span key={tag} className={classes.tag}>
          {tag}
        </span>
      ))}
    </span>
  );
};

export interface CellViewProps {
  column: GridColumnId;
  event: EventRow;
  mark: Mark | undefined;
  zone: string;
}

export const CellView = ({ column, event, mark, zone }: CellViewProps) => {
  switch (column) {
    case 'time':
      return <span className="tabular">{formatTime(event.timestamp, zone)}</span>;
    case 'marks':
      return <Marks mark={mark} />;
    case 'actor':
      return <Stated value={event.actor.email ?? event.actor.id} />;
    case 'action':
      return (
        <span className={event.action === 'delete' ? classes.delete : classes.action}>
          <Stated value={event.action} />
        </span>
      );
    case 'resource':
      return <Resource event={event} />;
    case 'change':
      return <ChangeCell changes={event.changes} changeCount={event.changeCount} />;
    case 'role':
      return <Stated value={event.actor.role} />;
    case 'category':
      return <CategoryMark category={event.category} />;
    case 'sivo':
      return (
        <>
          {event.crossTenant === true && <SivoBadge />} <span title={event.reason ?? undefined}>{event.reason}</span>
        </>
      );
    case 'reason':
      return event.reason === null ? null : <span title={event.reason}>{event.reason}</span>;
    case 'actorId':
      return <Exact value={event.actor.id} />;
    case 'resourceId':
      return <Exact value={event.resource.id} />;
    case 'ip':
      return <Exact value={event.actor.ip} />;
    case 'userAgent':
      return <Exact value={event.actor.userAgent} />;
    case 'tenant':
      return <Exact value={event.tenantId} />;
    case 'id':
      return <Exact value={event.id} />;
    default:
      return assertNever(column);
  }
};
