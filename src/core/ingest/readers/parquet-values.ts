// Values of a Parquet file as JSON text (Parquet format, "Logical Types"): exact where JSON numbers are not, times in
// RFC 3339 with the digits their unit has. The library would make doubles and milliseconds of them, so that it is given
// the schema without the logical types it would act on.
import { isUtf8 } from 'node:buffer';
import type { SchemaElement, SchemaTree } from 'hyparquet';

type Unit = 'MILLIS' | 'MICROS' | 'NANOS';

const digitsOf: Record<Unit, number> = { MILLIS: 3, MICROS: 6, NANOS: 9 };
const nanosPerDay = 86_400_000_000_000n;

/** Converted types that say how values are nested; without them the library could not assemble rows. */
const structural: ReadonlySet<string | undefined> = new Set(['LIST', 'MAP', 'MAP_KEY_VALUE', 'UINT_32', 'UINT_64']);
const keptLogical: ReadonlySet<string | undefined> = new Set(['UUID', 'FLOAT16', 'INTEGER']);

/** The schema as the library gets it: nesting, unsigned numbers and UUIDs stay, keys of maps stay texts. */
export const bareSchema = (schema: readonly SchemaElement[]): SchemaElement[] =>
  schema.map((element) => {
    const { converted_type, logical_type, ...rest } = element;
    if (element.name === 'key' && converted_type === 'UTF8') return element;
    return {
      ...rest,
      ...(structural.has(converted_type) ? { converted_type } : {}),
      ...(keptLogical.has(logical_type?.type) ? { logical_type } : {}),
    } as SchemaElement;
  });

const bytesText = (bytes: Uint8Array): string => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.toString(isUtf8(buffer) ? 'utf8' : 'base64');
};

const signed = (bytes: Uint8Array): bigint =>
  bytes.length === 0 ? 0n : BigInt.asIntN(8 * bytes.length, BigInt(`0x${Buffer.from(bytes).toString('hex')}`));

/** A whole number with `scale` of its digits behind the point. */
const decimalText = (unscaled: bigint, scale: number): string => {
  if (scale <= 0) return String(unscaled * 10n ** BigInt(-scale));
  const sign = unscaled < 0n ? '-' : '';
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
};

/** Days since 1970 and nanoseconds of the day, floored. */
const dayAndNanos = (nanos: bigint): [number, bigint] => {
  const rest = ((nanos % nanosPerDay) + nanosPerDay) % nanosPerDay;
  return [Number((nanos - rest) / nanosPerDay), rest];
};

const dateText = (days: number): string => {
  const date = new Date(days * 86_400_000);
  // Beyond what a date can hold, the number itself is all that can be said.
  return Number.isNaN(date.getTime()) ? String(days) : date.toISOString().replace(/T.*$/, '');
};

const clockText = (nanos: bigint, digits: number): string => {
  const seconds = Number(nanos / 1_000_000_000n);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const fraction = String(nanos % 1_000_000_000n)
    .padStart(9, '0')
    .slice(0, digits);
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}.${fraction}`;
};

const toNanos = (value: bigint, unit: Unit): bigint => value * 10n ** BigInt(9 - digitsOf[unit]);

/** `isUtc`: the file says that it is an instant; else it is a local time of an unknown zone, which is written without one. */
const instantText = (value: bigint, unit: Unit, isUtc: boolean): string => {
  const [days, nanos] = dayAndNanos(toNanos(value, unit));
  return `${dateText(days)}T${clockText(nanos, digitsOf[unit])}${isUtc ? 'Z' : ''}`;
};

const whole = (value: unknown): bigint =>
  value instanceof Uint8Array ? signed(value) : BigInt(value as number | bigint);

const jsonOrText = (text: string): string => {
  try {
    JSON.parse(text);
    return text.replace(/[\r\n]+/g, ' ');
  } catch {
    return JSON.stringify(text);
  }
};

const unitOf = (element: SchemaElement): Unit | null => {
  const { converted_type: converted, logical_type: logical } = element;
  if (logical?.type === 'TIMESTAMP' || logical?.type === 'TIME') return logical.unit;
  if (converted === 'TIMESTAMP_MILLIS' || converted === 'TIME_MILLIS') return 'MILLIS';
  return converted === 'TIMESTAMP_MICROS' || converted === 'TIME_MICROS' ? 'MICROS' : null;
};

const leafText = (value: unknown, element: SchemaElement): string => {
  const { converted_type: converted, logical_type: logical } = element;
  const unit = unitOf(element);
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') {
    const scale = (logical?.type === 'DECIMAL' ? logical.scale : element.scale) ?? 0;
    return JSON.stringify(decimalText(whole(value), scale));
  }
  if (converted === 'DATE' || logical?.type === 'DATE') return JSON.stringify(dateText(Number(value)));
  if (unit !== null && (logical?.type === 'TIME' || converted?.startsWith('TIME_'))) {
    return JSON.stringify(clockText(toNanos(whole(value), unit), digitsOf[unit]));
  }
  if (unit !== null) {
    const isUtc = logical?.type === 'TIMESTAMP' ? logical.isAdjustedToUTC : true;
    return JSON.stringify(instantText(whole(value), unit, isUtc));
  }
  if (value instanceof Uint8Array) {
    const text = bytesText(value);
    return converted === 'JSON' || logical?.type === 'JSON' ? jsonOrText(text) : JSON.stringify(text);
  }
  if (typeof value === 'bigint') {
    const isExact = value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= -BigInt(Number.MAX_SAFE_INTEGER);
    return isExact ? String(value) : `"${value}"`;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) return JSON.stringify(String(value));
  return JSON.stringify(value) ?? 'null';
};

/** The element of a list, or the value of a map, below `node`. */
const innerOf = (node: SchemaTree): SchemaTree => {
  const { converted_type: converted } = node.element;
  const repeated = node.children[0];
  if (repeated === undefined) return node;
  if (converted === 'LIST') return repeated.children.length === 1 ? (repeated.children[0] as SchemaTree) : repeated;
  return repeated.children[1] ?? repeated;
};

/** A value as the library assembled it under the bare schema → JSON text. `node` is its place in the whole schema. */
export const parquetJson = (value: unknown, node: SchemaTree): string => {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) {
    const inner = node.element.converted_type === 'LIST' ? innerOf(node) : node;
    return `[${value.map((item) => parquetJson(item, inner)).join(',')}]`;
  }
  if (node.children.length === 0) return leafText(value, node.element);
  const members = value as Record<string, unknown>;
  const isMap = node.element.converted_type === 'MAP' || node.element.converted_type === 'MAP_KEY_VALUE';
  const texts = isMap
    ? Object.keys(members).map((name) => `${JSON.stringify(name)}:${parquetJson(members[name], innerOf(node))}`)
    : node.children.map((child) => {
        const { name } = child.element;
        return `${JSON.stringify(name)}:${parquetJson(members[name], child)}`;
      });
  return `{${texts.join(',')}}`;
};

/** INT96, which older writers use for times in UTC, as the library hands it over: nanoseconds since 1970. */
export const int96Text = (nanos: bigint): string => instantText(nanos, 'NANOS', true);
