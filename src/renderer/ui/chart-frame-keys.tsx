// Lets the keyboard choose what a click would: arrows move recharts' tooltip, Enter picks the mark it stands on.
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useActiveTooltipLabel, useIsTooltipActive } from 'recharts';
import styles from './chart-frame.module.css';

type Label = string | number | null;

/** Put inside a chart: keeps `at` on the label under the tooltip, null while there is none. */
export const FollowTooltip = ({ at }: { at: RefObject<Label> }) => {
  const label = useActiveTooltipLabel();
  const active = useIsTooltipActive();
  useEffect(() => {
    at.current = active && label !== undefined ? label : null;
  }, [at, label, active]);
  return null;
};

interface Props {
  label: string;
  onPick: (label: string) => void;
  /** Given the ref that `FollowTooltip` keeps. */
  children: (at: RefObject<Label>) => ReactNode;
}

export const ChartKeys = ({ label, onPick, children }: Props) => {
  const at = useRef<Label>(null);
  return (
    <section
      className={styles.chart}
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && at.current !== null) onPick(String(at.current));
      }}
    >
      {children(at)}
    </section>
  );
};
