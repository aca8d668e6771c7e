// Numbers and durations in the current language.
import { useLanguage } from './use-language.ts';

export interface Format {
  /** `1,234,567` / `1.234.567`. */
  count(value: number): string;
  /** `3.25`, `0.004`, `1,234.5`: at most two decimals, more where they would all be zero. */
  decimal(value: number): string;
  /** `2.1 M`, `850 k`, `999`: where the size is meant and not the number. */
  short(value: number): string;
  /** `12.4 MB`; decimal units. */
  bytes(value: number): string;
  /** `3 s`, `2 min 5 s`, from milliseconds. */
  duration(ms: number): string;
  /** `12.3 %`, from a share between 0 and 1. */
  percent(share: number): string;
}

const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

const formatBytes = (value: number, language: string): string => {
  const step = Math.min(byteUnits.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, value)) / 3)));
  const digits = new Intl.NumberFormat(language, { maximumFractionDigits: step === 0 ? 0 : 1 });
  return `${digits.format(value / 1000 ** step)} ${byteUnits[step]}`;
};

const formatShort = (value: number, language: string): string => {
  if (value < 10_000) return new Intl.NumberFormat(language, { useGrouping: 'always' }).format(value);
  const [size, unit] = value < 1_000_000 ? [1000, 'k'] : [1_000_000, 'M'];
  const digits = new Intl.NumberFormat(language, { maximumFractionDigits: unit === 'M' ? 1 : 0 });
  return `${digits.format(value / size)} ${unit}`;
};

const formatDuration = (ms: number): string => {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};

const formatIn = (language: string): Format => {
  // Spanish writes four digits without a separator by default; a column of counts needs one everywhere.
  const counts = new Intl.NumberFormat(language, { useGrouping: 'always' });
  const shares = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const decimals = new Intl.NumberFormat(language, { useGrouping: 'always', maximumFractionDigits: 2 });
  const small = new Intl.NumberFormat(language, { maximumSignificantDigits: 1 });
  return {
    count: (value) => counts.format(value),
    decimal: (value) => (value !== 0 && Math.abs(value) < 0.01 ? small : decimals).format(value),
    short: (value) => formatShort(value, language),
    bytes: (value) => formatBytes(value, language),
    duration: formatDuration,
    percent: (share) => shares.format(share),
  };
};

/** Making a number format costs more than drawing what uses it. */
const formats = new Map<string, Format>();

export const useFormat = (): Format => {
  const language = useLanguage();
  const format = formats.get(language) ?? formatIn(language);
  formats.set(language, format);
  return format;
};
