// 71-inclusion and 72-absence: proofs against signed roots, and lists of them that also say what could not be proved.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { AbsenceReport } from '#shared/model/absence.ts';
import type { PackWarning } from '#shared/model/pack.ts';
import type { AbsenceProof, AbsentKey, InclusionProof, PopulationProof } from '#shared/model/proof.ts';
import type { BagWriter } from '../../bag/bag-writer.ts';
import { proveAbsence } from '../../proofs/prove-absence.ts';
import { proveInclusion } from '../../proofs/prove-inclusion.ts';
import { provePopulation } from '../../proofs/prove-population.ts';
import type { EventPlace, ProofTools } from '../../proofs/types.ts';
import { createFileNames } from './file-name-of.ts';
import { jsonText } from './json-text.ts';

interface Unproved {
  what: string;
  why: string;
}

/** The proofs of a pack, made before its part of the ledger is read: proving absence may tell roots in it. */
export interface PackProofs {
  population: PopulationProof[];
  /** Of named events, each stored version. */
  events: { eventId: string; proofs: InclusionProof[] }[];
  absence: { key: string; proof: AbsenceProof }[];
  unproved: Unproved[];
  unprovedAbsence: Unproved[];
}

/** The proof, or why there is none. */
const attempt = async <Proof>(prove: () => Promise<Proof>): Promise<Proof | string> => {
  try {
    return await prove();
  } catch (error) {
    if (error instanceof WorkbenchError && error.code === 'NOT_PROVABLE') return error.data.detail;
    throw error;
  }
};

/** Of a key, never one for two: its parts with `|` between them. */
const keyName = ({ actor, resourceType, resourceId }: AbsentKey): string =>
  [actor, resourceType, resourceId]
    .flatMap((part) => (part === null ? [] : part.replaceAll(/[\\|]/g, '\\$&')))
    .join('|');

export const gatherProofs = async (
  places: Iterable<EventPlace>,
  eventIds: readonly string[],
  reports: readonly AbsenceReport[],
  tools: ProofTools,
): Promise<PackProofs> => {
  const { proofs, unproved } = await provePopulation(places, tools);
  const found: PackProofs = {
    population: proofs,
    events: [],
    absence: [],
    unproved: unproved.map((what) => ({ what, why: 'the import is older than the ledger and has no receipt' })),
    unprovedAbsence: [],
  };
  for (const eventId of eventIds) {
    await tools.breathe();
    const made = await attempt(() => proveInclusion(eventId, tools));
    if (typeof made === 'string') found.unproved.push({ what: eventId, why: made });
    else found.events.push({ eventId, proofs: made });
  }
  const known = new Set<string>();
  for (const { actor, aliases, resource } of reports) {
    // An event may name an id and leave its type out: statements count it, so that it has to be proved absent too.
    const types = resource.id === null ? [resource.type] : [resource.type, ''];
    const names = [...new Set([actor, ...aliases.map(({ value }) => value)])];
    for (const question of names.flatMap((name) =>
      types.map((type) => ({ actor: name, resourceType: type, resourceId: resource.id })),
    )) {
      const key = keyName(question);
      if (known.has(key)) continue;
      known.add(key);
      const made = await attempt(() => proveAbsence(question, tools));
      if (typeof made === 'string') found.unprovedAbsence.push({ what: key, why: made });
      else found.absence.push({ key, proof: made });
    }
  }
  return found;
};

/** What could not be proved, for whoever hands the pack over. */
export const proofWarnings = ({ unproved, unprovedAbsence }: PackProofs): PackWarning[] =>
  [...unproved, ...unprovedAbsence].map(({ what, why }) => ({ code: 'no-proof', where: what, message: why }));

/** 71-inclusion/: one file for each import with events of the population, one for each version of a named event. */
export const addInclusionFiles = (bag: BagWriter, { population, events, unproved }: PackProofs): void => {
  const folder = 'data/71-inclusion';
  const nameOf = createFileNames();
  const populationFiles = population.map((proof) => {
    const file = `${folder}/${nameOf(`population-${proof.importId}`)}.json`;
    // A million places are one line: indented they would be three million.
    bag.add(file, `${JSON.stringify(proof)}\n`);
    return { importId: proof.importId, sequence: proof.sequence, events: proof.leaves.length, file };
  });
  const eventFiles = events.flatMap(({ eventId, proofs }) =>
    proofs.map((proof) => {
      const file = `${folder}/${nameOf(proofs.length === 1 ? eventId : `${eventId}~${proof.leafHash}`)}.json`;
      bag.add(file, jsonText(proof));
      return { eventId, importId: proof.importId, file };
    }),
  );
  const isEmpty = populationFiles.length + eventFiles.length === 0;
  const note = isEmpty ? { note: 'Empty: the population has no events, or none that can be proved.' } : {};
  bag.add(`${folder}/index.json`, jsonText({ ...note, population: populationFiles, events: eventFiles, unproved }));
};

/** 72-absence/ */
export const addAbsenceFiles = (bag: BagWriter, { absence, unprovedAbsence }: PackProofs): void => {
  const folder = 'data/72-absence';
  const nameOf = createFileNames();
  const proofs = absence.map(({ key, proof }) => {
    const file = `${folder}/${nameOf(key)}.json`;
    bag.add(file, jsonText(proof));
    return { question: proof.question, imports: proof.imports.length, file };
  });
  const note = proofs.length === 0 ? { note: 'Empty: no statement of non-access with a proof is in this pack.' } : {};
  bag.add(`${folder}/index.json`, jsonText({ ...note, proofs, unproved: unprovedAbsence }));
};
