// Why a record could not become an event.
import type { ReasonCode } from '#shared/model/archive.ts';

/** `message` is for people: it names the field or place and quotes at most a short piece of the value. */
export interface Problem {
  reason: ReasonCode;
  message: string;
}

/** A value as a message shows it: JSON, cut after 60 characters. */
export const quoteShort = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
};
