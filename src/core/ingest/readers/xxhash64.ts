// XXH64 (xxHash specification, version 0.1.1, seed 0), of which zstd keeps the low half as a frame's checksum. 64-bit
// numbers are pairs of 32-bit halves: with BigInt it would be slower than the decompression it checks.

/** A 64-bit number; `high` and `low` are any 32-bit integers, signed or not. */
interface Wide {
  high: number;
  low: number;
}

const primes = {
  first: { high: 0x9e3779b1, low: 0x85ebca87 },
  second: { high: 0xc2b2ae3d, low: 0x27d4eb4f },
  third: { high: 0x165667b1, low: 0x9e3779f9 },
  fourth: { high: 0x85ebca77, low: 0xc2b2ae63 },
  fifth: { high: 0x27d4eb2f, low: 0x165667c5 },
} as const;

const stripeBytes = 32;

const multiply = (value: Wide, by: Wide): void => {
  const { low, high } = value;
  const low0 = low & 0xffff;
  const low1 = low >>> 16;
  const by0 = by.low & 0xffff;
  const by1 = by.low >>> 16;
  const cross1 = Math.imul(low0, by1) >>> 0;
  const cross2 = Math.imul(low1, by0) >>> 0;
  const middle = (Math.imul(low0, by0) >>> 16) + (cross1 & 0xffff) + (cross2 & 0xffff);
  const carried = (Math.imul(low1, by1) + (cross1 >>> 16) + (cross2 >>> 16) + (middle >>> 16)) | 0;
  value.high = (carried + Math.imul(high, by.low) + Math.imul(low, by.high)) | 0;
  value.low = Math.imul(low, by.low);
};

const add = (value: Wide, other: Wide): void => {
  const low = (value.low >>> 0) + (other.low >>> 0);
  value.high = (value.high + other.high + (low > 0xffffffff ? 1 : 0)) | 0;
  value.low = low | 0;
};

const exclusiveOr = (value: Wide, other: Wide): void => {
  value.high ^= other.high;
  value.low ^= other.low;
};

/** `bits` below 32. */
const rotate = (value: Wide, bits: number): void => {
  const { high, low } = value;
  value.high = (high << bits) | (low >>> (32 - bits));
  value.low = (low << bits) | (high >>> (32 - bits));
};

/** `bits` below 32: the value xor itself shifted right. */
const foldRight = (value: Wide, bits: number): void => {
  value.low ^= (value.low >>> bits) | (value.high << (32 - bits));
  value.high ^= value.high >>> bits;
};

const round = (lane: Wide, input: Wide): void => {
  multiply(input, primes.second);
  add(lane, input);
  rotate(lane, 31);
  multiply(lane, primes.first);
};

const wide = (high: number, low: number): Wide => ({ high, low });

export class Xxhash64 {
  readonly #lanes = [
    wide(0x60ea27ee, 0xadc0b5d6),
    wide(primes.second.high, primes.second.low),
    wide(0, 0),
    wide(0x61c8864e, 0x7a143579),
  ] as const;
  readonly #word = wide(0, 0);
  #pending = Buffer.alloc(0);
  #bytes = 0;

  update(bytes: Buffer): void {
    this.#bytes += bytes.length;
    let at = 0;
    if (this.#pending.length > 0) {
      at = Math.min(stripeBytes - this.#pending.length, bytes.length);
      this.#pending = Buffer.concat([this.#pending, bytes.subarray(0, at)]);
      if (this.#pending.length < stripeBytes) return;
      this.#stripe(this.#pending, 0);
    }
    for (; at + stripeBytes <= bytes.length; at += stripeBytes) this.#stripe(bytes, at);
    this.#pending = Buffer.from(bytes.subarray(at));
  }

  #stripe(bytes: Buffer, at: number): void {
    const word = this.#word;
    for (let lane = 0; lane < 4; lane++) {
      const from = at + 8 * lane;
      word.low = bytes.readInt32LE(from);
      word.high = bytes.readInt32LE(from + 4);
      round(this.#lanes[lane] as Wide, word);
    }
  }

  /** The low 32 bits of the hash of all bytes so far. */
  low32(): number {
    const hash = this.#merged();
    add(hash, wide(Math.floor(this.#bytes / 2 ** 32), (this.#bytes % 2 ** 32) | 0));
    const rest = this.#pending;
    let at = 0;
    for (; at + 8 <= rest.length; at += 8) {
      const word = wide(0, 0);
      round(word, wide(rest.readInt32LE(at + 4), rest.readInt32LE(at)));
      exclusiveOr(hash, word);
      rotate(hash, 27);
      multiply(hash, primes.first);
      add(hash, primes.fourth);
    }
    if (at + 4 <= rest.length) {
      const word = wide(0, rest.readInt32LE(at));
      multiply(word, primes.first);
      exclusiveOr(hash, word);
      rotate(hash, 23);
      multiply(hash, primes.second);
      add(hash, primes.third);
      at += 4;
    }
    for (; at < rest.length; at += 1) {
      const word = wide(0, rest[at] as number);
      multiply(word, primes.fifth);
      exclusiveOr(hash, word);
      rotate(hash, 11);
      multiply(hash, primes.first);
    }
    // hash ^= hash >> 33, then the same with 29 and, since only the low half is asked for, 32.
    hash.low ^= hash.high >>> 1;
    multiply(hash, primes.second);
    foldRight(hash, 29);
    multiply(hash, primes.third);
    return (hash.low ^ hash.high) >>> 0;
  }

  #merged(): Wide {
    if (this.#bytes < stripeBytes) return wide(primes.fifth.high, primes.fifth.low);
    const hash = wide(0, 0);
    for (const [place, bits] of [1, 7, 12, 18].entries()) {
      const lane = { ...(this.#lanes[place] as Wide) };
      rotate(lane, bits);
      add(hash, lane);
    }
    for (const lane of this.#lanes) {
      const merged = wide(0, 0);
      round(merged, { ...lane });
      exclusiveOr(hash, merged);
      multiply(hash, primes.first);
      add(hash, primes.fourth);
    }
    return hash;
  }
}
