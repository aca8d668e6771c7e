// What a version did to its resource, as a shape: a triangle made it, a disc changed it, a crossed square removed it.
import { assertNever } from '#shared/assert-never.ts';
import type { ResourceVersion } from '#shared/model/changes.ts';
import classes from './life-line.module.css';

type Kind = ResourceVersion['kind'];

/** In an SVG, around its origin, ten pixels high. */
export const KindShape = ({ kind }: { kind: Kind }) => {
  switch (kind) {
    case 'create':
      return <path className={classes.create} d="M0 -5.5L5.5 4.5H-5.5Z" />;
    case 'update':
      return <circle className={classes.update} r="4.5" />;
    case 'delete':
      return (
        <path
          className={classes.delete}
          fillRule="evenodd"
          d="M-5 -5H5V5H-5ZM-3.4 -2.4L-1 0L-3.4 2.4L-2.4 3.4L0 1L2.4 3.4L3.4 2.4L1 0L3.4 -2.4L2.4 -3.4L0 -1L-2.4 -3.4Z"
        />
      );
    default:
      return assertNever(kind);
  }
};

/** Beside the word it stands for. */
export const KindMark = ({ kind }: { kind: Kind }) => (
  <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true" style={{ flex: 'none' }}>
    <KindShape kind={kind} />
  </svg>
);
