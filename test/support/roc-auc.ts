// How well scores tell two classes apart.

/** The share of pairs of a row labelled 1 and one labelled 0 in which the first has the higher score; equal scores count half. */
export const rocAuc = (labels: ArrayLike<number>, scores: Float64Array): number => {
  const order = Uint32Array.from(scores, (_, row) => row).sort(
    (one, other) => (scores[one] ?? 0) - (scores[other] ?? 0),
  );
  let [below, pairs, ones] = [0, 0, 0];
  for (let first = 0; first < order.length; ) {
    let end = first;
    let [zerosHere, onesHere] = [0, 0];
    while (end < order.length && scores[order[end] ?? 0] === scores[order[first] ?? 0]) {
      if (labels[order[end] ?? 0] === 1) onesHere += 1;
      else zerosHere += 1;
      end += 1;
    }
    pairs += onesHere * (below + zerosHere / 2);
    below += zerosHere;
    ones += onesHere;
    first = end;
  }
  return pairs / (ones * below);
};
