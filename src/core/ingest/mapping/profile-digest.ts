// What a profile is called in records of imports: the hash of its canonical JSON.
import { hash } from 'node:crypto';
import { canonicalJson } from '#core/canonical/canonical-json.ts';
import type { JsonObject } from '#shared/model/json.ts';
import type { MappingProfile } from '#shared/model/mapping.ts';

/** SHA-256 (hex) of the profile's RFC 8785 text. */
export const profileDigest = (profile: MappingProfile): string =>
  hash('sha256', canonicalJson(JSON.parse(JSON.stringify(profile)) as JsonObject), 'hex');
