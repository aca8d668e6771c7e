// A fingerprint in groups of four, large enough to be read over the telephone.
import styles from './keys.module.css';

interface Props {
  fingerprint: string;
  label: string;
}

export const Fingerprint = ({ fingerprint, label }: Props) => {
  const [prefix = '', digest = ''] = fingerprint.split(':');
  const groups = digest.match(/.{1,4}/g) ?? [];
  return (
    <div role="img" aria-label={`${label}: ${prefix}:${groups.join(' ')}`} className={styles.fingerprint}>
      <span className={styles.prefix}>{prefix}:</span>
      {groups.map((group, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place; two may read the same
        <span key={at}>{group}</span>
      ))}
    </div>
  );
};
