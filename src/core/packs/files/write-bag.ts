// All files of a pack but the population's, and the seal over them.
import type { Filter } from '#shared/model/filter.ts';
import type { Judgement } from '#shared/model/judgement.ts';
import type { PackProgress, PackWarning } from '#shared/model/pack.ts';
import { type BagWriter, createBagWriter, type SealedBag } from '../../bag/bag-writer.ts';
import type { Signer } from '../../evidence/signing-key.ts';
import { signSsh } from '../../evidence/sshsig.ts';
import type { GatheredPack } from '../gather/gather-pack.ts';
import type { PackFacts } from '../pack-facts.ts';
import type { Redactor } from '../redact/redactor.ts';
import { reportPages } from '../report/report-pages.ts';
import { reportPdf } from '../report/report-pdf.ts';
import { verifierFiles } from '../verifier/verifier-files.ts';
import { jsonText } from './json-text.ts';
import { addAbsenceFiles, addInclusionFiles, proofWarnings } from './proof-files.ts';
import { addQueryFiles } from './query-files.ts';
import { addReceiptFiles } from './receipt-files.ts';
import { addDiffFiles, addFindingsFile, addSampleFile, addSivoTeamFiles } from './section-files.ts';
import { addSignerFiles, packNamespace } from './signer-files.ts';
import { statementJson } from './statement-file.ts';

export interface BagJob {
  signer: Signer;
  gather(bag: BagWriter): Promise<GatheredPack>;
  redactor: Redactor;
  /** Of the population, as it is run. */
  filter: Filter;
  judgements: readonly Judgement[];
  onStep(step: PackProgress['step'], done: number, total: number): void;
  breathe(): Promise<void>;
}

/** Why a redacted pack has no proofs: each would be a hash of contents, to whoever can guess them. */
const hidden = { what: 'redaction', why: 'the pack is redacted: a proof would hold the hash of what it hides' };

/** A line of bag-info.txt holds no control characters. */
const plain = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim();

const infoOf = ({ spec, asOf, appVersion, archive, key, population }: PackFacts): [string, string][] => {
  const info: [string, string][] = [
    ['Source-Organization', plain(spec.preparedBy)],
    ['External-Description', plain(spec.title)],
    ['Bagging-Date', asOf.slice(0, 10)],
    ['Bag-Software-Agent', `SIVO Audit Workbench ${appVersion}`],
    ['SIVO-Pack-Format', 'sivo-evidence-pack@v1'],
    ['SIVO-As-Of', asOf],
    ['SIVO-Archive', archive.id],
    ['SIVO-Archive-Root', archive.root ?? ''],
    ['SIVO-Ledger-Lines', String(archive.head.lines)],
    ['SIVO-Ledger-Root', archive.head.root],
    ['SIVO-Population-Events', String(population.events)],
    ['SIVO-Population-SHA256', population.sha256],
    ['SIVO-Signer-Identity', key.identity],
    ['SIVO-Signer-Key', key.fingerprint],
  ];
  return info.filter(([, value]) => value !== '');
};

const keyWarnings = ({ kept, fingerprint }: PackFacts['key']): PackWarning[] =>
  kept === 'process'
    ? [
        {
          code: 'key-not-kept',
          where: fingerprint,
          message: 'this key is kept nowhere: nobody can sign with it again or vouch for it',
        },
      ]
    : [];

/** Fills `folder` and seals it. Throws what gathering and writing throw. */
export const writeBag = async (
  folder: string,
  { signer, gather, redactor, filter, judgements, onStep, breathe }: BagJob,
): Promise<{ gathered: GatheredPack; sealed: SealedBag; unprintable: PackWarning[] }> => {
  const bag = createBagWriter(folder);
  redactor.begin(bag);
  const gathered = await gather(bag);
  const { facts, population, findings, proofs, ledger, omittedDiffs } = gathered;
  const shownProofs = redactor.tellsContents
    ? proofs
    : { population: [], events: [], absence: [], unproved: [hidden], unprovedAbsence: [hidden] };
  onStep('report', 0, 2);
  bag.add('data/10-statement.json', statementJson(facts));
  addQueryFiles(bag, facts, redactor.filter(filter));
  bag.add('data/22-ipe.json', jsonText(facts.ipe));
  addSampleFile(bag, facts);
  addFindingsFile(bag, facts, redactor.value(findings));
  addDiffFiles(bag, facts, omittedDiffs);
  addSivoTeamFiles(bag, facts, redactor.value(judgements));
  const withoutReceipt = addReceiptFiles(bag, ledger, population.imports, redactor);
  addInclusionFiles(bag, shownProofs);
  addAbsenceFiles(bag, shownProofs);
  bag.add('data/80-custody.jsonl', redactor.ledger(ledger.bytes));
  redactor.end(bag);
  await breathe();
  const { cover, report } = reportPages(facts);
  bag.add('data/00-README.html', cover);
  bag.add('data/01-report.html', report);
  onStep('report', 1, 2);
  await breathe();
  const pdf = await reportPdf(facts);
  bag.add('data/01-report.pdf', pdf.bytes);
  onStep('report', 2, 2);
  await breathe();
  addSignerFiles(bag, facts.key);
  for (const { name, content } of verifierFiles()) bag.add(name, content);
  const sealed = bag.seal({ info: infoOf(facts), sign: (tagManifest) => signSsh(tagManifest, packNamespace, signer) });
  const unprintable: PackWarning[] = pdf.unprintable.map((sign) => ({
    code: 'unprintable',
    where: 'data/01-report.pdf',
    message: `the font has no ${sign}: its code point stands there`,
  }));
  gathered.warnings.push(
    ...keyWarnings(facts.key),
    ...withoutReceipt.map((where): PackWarning => ({ code: 'no-proof', where, message: 'this import has no receipt' })),
    ...proofWarnings(proofs),
  );
  return { gathered, sealed, unprintable };
};
