// The rules this machine knows: those the workbench comes with, and the user's own, one JSON file each in the data folder.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { type KnownRule, mostRuleText, type Rule, type RulesInput, type RulesReport } from '#shared/model/rule.ts';
import { builtInRules } from '../anomaly/rules/built-in-rules.ts';
import { checkRuleText } from '../anomaly/rules/check-rule-text.ts';
import { atomicWrite } from '../archive/atomic-write.ts';
import { ioError, isErrno, withIoErrors } from '../archive/io-error.ts';

/** Rules of the user's own that are kept. */
const mostOwnRules = 200;

/** What is to be run, and what of the user's own cannot be, with why. */
export interface ChosenRules {
  rules: Rule[];
  skipped: RulesReport['skipped'];
}

export interface RuleStore {
  /** Built-in rules in their order, then the user's own by id. */
  list(signal?: AbortSignal): Promise<KnownRule[]>;
  /** Throws BAD_INPUT for an id nobody knows, BAD_RULE for a named rule or a text that cannot be run. */
  choose(input: Pick<RulesInput, 'rules' | 'texts'>, signal?: AbortSignal): Promise<ChosenRules>;
  /** Resolves with the rule's id. Throws BAD_RULE and what writing throws. */
  save(text: string, signal?: AbortSignal): Promise<string>;
  /** Throws BAD_INPUT for a built-in rule, and what removing throws. */
  remove(id: string): void;
}

type OwnRule = { id: string; text: string; rule: Rule | null; problem: string | null };

const told = ({ code, data }: WorkbenchError): string =>
  code === 'BAD_RULE' ? `${data.where}: ${data.detail}` : `${code}: ${data.where} ${data.detail}`.trim();

const isId = (text: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= 80;

/** `dataFolder` is made when something is first kept. */
export const createRuleStore = (dataFolder: string): RuleStore => {
  const folder = join(dataFolder, 'rules');
  const builtIn = (id: string): boolean => builtInRules().some(({ rule }) => rule.id === id);
  /** By text: samples are run once for each. */
  let checked = new Map<string, { rule: Rule | null; problem: string | null }>();

  const files = (): string[] => {
    try {
      return readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .sort();
    } catch (error) {
      if (isErrno(error, 'ENOENT')) return [];
      throw ioError(error, folder);
    }
  };
  const check = async (text: string, name: string, signal: AbortSignal | undefined) => {
    try {
      return { rule: await checkRuleText(text, name, signal), problem: null };
    } catch (error) {
      if (!(error instanceof WorkbenchError) || error.code === 'CANCELLED') throw error;
      return { rule: null, problem: told(error) };
    }
  };
  const readText = (name: string): { text: string; problem: string | null } => {
    try {
      const path = join(folder, name);
      if (statSync(path).size > mostRuleText * 4) return { text: '', problem: `${name}: longer than any rule` };
      return { text: readFileSync(path, 'utf8'), problem: null };
    } catch (error) {
      return { text: '', problem: error instanceof Error ? error.message : String(error) };
    }
  };
  const own = async (signal: AbortSignal | undefined): Promise<OwnRule[]> => {
    const found: OwnRule[] = [];
    const still: typeof checked = new Map();
    for (const file of files().slice(0, mostOwnRules)) {
      const id = file.slice(0, -'.json'.length);
      const { text, problem } = readText(file);
      const known =
        problem === null ? (checked.get(text) ?? (await check(text, file, signal))) : { rule: null, problem };
      still.set(text, known);
      const misnamed = known.rule !== null && known.rule.id !== id ? `${file} holds the rule "${known.rule.id}"` : null;
      const shadowing = builtIn(id) ? `"${id}" is the id of a built-in rule` : null;
      found.push({ id, text, rule: known.rule, problem: known.problem ?? shadowing ?? misnamed });
    }
    checked = still;
    return found;
  };

  return {
    list: async (signal) => [
      ...builtInRules().map(({ rule: { id, name, why, severity }, text }): KnownRule => {
        return { id, from: 'built-in', name, why, severity, text, problem: null };
      }),
      ...(await own(signal)).map(({ id, text, rule, problem }): KnownRule => {
        const unread = { en: id, es: id };
        const { name, why, severity } = rule ?? { name: unread, why: unread, severity: 'low' as const };
        return { id, from: 'own', name, why, severity, text, problem };
      }),
    ],
    choose: async ({ rules: ids, texts }, signal) => {
      const owned = await own(signal);
      const given: Rule[] = [];
      for (const [index, text] of texts.entries()) given.push(await checkRuleText(text, `texts[${index}]`, signal));
      const byId = new Map<string, Rule>();
      for (const { rule } of builtInRules()) byId.set(rule.id, rule);
      for (const { id, rule, problem } of owned) if (rule !== null && problem === null) byId.set(id, rule);
      for (const [index, { id }] of given.entries()) {
        if (byId.has(id)) throw new WorkbenchError('BAD_RULE', `texts[${index}]`, `there is a rule "${id}" already`);
        if (given.findIndex((rule) => rule.id === id) < index) {
          throw new WorkbenchError('BAD_RULE', `texts[${index}]`, `"${id}" is given twice`);
        }
      }
      const skipped = owned.flatMap(({ id, problem }) => (problem === null ? [] : [{ id, problem }]));
      if (ids === null) return { rules: [...byId.values(), ...given], skipped };
      const named = [...new Set(ids)].map((id) => {
        const rule = byId.get(id) ?? given.find((one) => one.id === id);
        if (rule !== undefined) return rule;
        const bad = skipped.find((one) => one.id === id);
        if (bad !== undefined) throw new WorkbenchError('BAD_RULE', id, bad.problem);
        throw new WorkbenchError('BAD_INPUT', 'rules', `there is no rule "${id}"`);
      });
      return { rules: [...named, ...given.filter((rule) => !named.includes(rule))], skipped: [] };
    },
    save: async (text, signal) => {
      const { id } = await checkRuleText(text, 'rule', signal);
      if (builtIn(id)) throw new WorkbenchError('BAD_RULE', id, 'it is the id of a built-in rule; choose another one');
      const kept = files();
      if (kept.length >= mostOwnRules && !kept.includes(`${id}.json`)) {
        throw new WorkbenchError(
          'BAD_RULE',
          id,
          `${mostOwnRules} rules of your own are kept at most; remove one first`,
        );
      }
      withIoErrors(folder, () => mkdirSync(folder, { recursive: true, mode: 0o700 }));
      atomicWrite(join(folder, `${id}.json`), Buffer.from(text));
      return id;
    },
    remove: (id) => {
      if (!isId(id)) throw new WorkbenchError('BAD_INPUT', 'id', 'it is no id of a rule');
      if (builtIn(id)) throw new WorkbenchError('BAD_INPUT', id, 'built-in rules stay; they can be left out of a run');
      const file = join(folder, `${id}.json`);
      withIoErrors(file, () => rmSync(file, { force: true }));
    },
  };
};
