// How many items each stratum gets.
import { WorkbenchError } from '#shared/contract/errors.ts';

/**
 * `n` divided in proportion to the sizes by largest remainders (Hamilton), at least one for each stratum and never more than it
 * has; of equal remainders the earlier stratum is served first. Throws BAD_INPUT where there are more strata than items.
 */
export const shareAmongStrata = (sizes: readonly number[], n: number): number[] => {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const wanted = Math.min(n, total);
  if (wanted < sizes.length) {
    const detail = `${wanted} items cannot give one to each of ${sizes.length} strata`;
    throw new WorkbenchError('BAD_INPUT', 'n', detail);
  }
  const quotas = sizes.map((size) => (wanted * size) / total);
  const shares = quotas.map((quota) => Math.max(1, Math.floor(quota)));
  const sum = (): number => shares.reduce((whole, share) => whole + share, 0);
  const places = sizes.map((_, place) => place);
  const lack = (place: number): number => (quotas[place] ?? 0) - (shares[place] ?? 0);
  while (sum() < wanted) {
    const open = places.filter((place) => (shares[place] ?? 0) < (sizes[place] ?? 0));
    const next = open.reduce((best, place) => (lack(place) > lack(best) ? place : best));
    shares[next] = (shares[next] ?? 0) + 1;
  }
  while (sum() > wanted) {
    const open = places.filter((place) => (shares[place] ?? 0) > 1);
    const next = open.reduce((best, place) => (lack(place) < lack(best) ? place : best));
    shares[next] = (shares[next] ?? 0) - 1;
  }
  return shares;
};
