// Options and values that several commands read the same way; a value that makes no sense is a usage error.
import { InvalidArgumentError, Option } from 'commander';
import { type FacetField, facetFields, fieldSpellings } from '#shared/model/field.ts';

export const archiveOption = (): Option => new Option('--archive <dir>', 'the archive folder').makeOptionMandatory();
export const jsonOption = (): Option => new Option('--json', 'print exactly one JSON object on stdout');

/** A parser of whole numbers within bounds, both inclusive. */
export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };

/** `all`, or a whole number of at least 1. */
export const rowLimit = (text: string): number =>
  text === 'all' ? Number.POSITIVE_INFINITY : wholeNumber(1, Number.MAX_SAFE_INTEGER)(text);

/** A facet under the name it was asked for. `actor` is counted by e-mail. */
export interface AskedFacet {
  name: string;
  field: FacetField;
}

const isFacetField = (field: string): field is FacetField => facetFields.some((known) => known === field);

/** `a,b,c` → facets; spellings as in filter text. */
export const facetList = (text: string): AskedFacet[] => {
  const asked = text.split(',').map((part): AskedFacet => {
    const name = part.trim();
    const key = name.toLowerCase();
    const spelled = Object.hasOwn(fieldSpellings, key) ? fieldSpellings[key] : undefined;
    const field = spelled === 'actor' ? 'actor.email' : (spelled ?? name);
    if (isFacetField(field)) return { name, field };
    throw new InvalidArgumentError(`"${name}" cannot be counted; choose from ${facetFields.join(', ')}.`);
  });
  if (new Set(asked.map(({ field }) => field)).size === asked.length) return asked;
  throw new InvalidArgumentError('A field is named twice.');
};

/** An IANA zone name this machine knows. */
export const zoneName = (text: string): string => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return text;
  } catch {
    throw new InvalidArgumentError('It must be an IANA time zone such as Europe/Madrid, or UTC.');
  }
};
