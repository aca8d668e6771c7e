// An event of a snapshot as one number: the place of its segment among the views, and its seq there.
const seqs = 2 ** 32;

export const placeOf = (view: number, seq: number): number => view * seqs + seq;
export const viewOf = (place: number): number => Math.floor(place / seqs);
export const seqOf = (place: number): number => place % seqs;
