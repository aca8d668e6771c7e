// Controls of SOC 2, ISO 27001 and GDPR that a report may help with: a data file anyone may edit.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { type ReportTemplate, reportTemplateSchema } from '#shared/model/pack-spec.ts';
import type { ControlReference } from '../pack-facts.ts';
import builtIn from './controls.json';

const text = z.string().trim().min(1).max(500);

const controlsSchema = z.strictObject({
  controls: z
    .array(
      z.strictObject({
        framework: text,
        control: text,
        title: z.strictObject({ en: text, es: text }),
        templates: z.array(reportTemplateSchema),
      }),
    )
    .max(1000),
});

const fileName = 'controls.json';

const ownText = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new WorkbenchError(
      'BAD_INPUT',
      path,
      `cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
};

const parsed = (content: string, path: string): unknown => {
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new WorkbenchError('BAD_INPUT', path, `no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** Those of the file in `dataFolder` where there is one, else the built-in ones. Throws BAD_INPUT for a file that is none. */
export const controlReferences = async (
  dataFolder: string,
  template: ReportTemplate,
  language: 'en' | 'es',
): Promise<ControlReference[]> => {
  const path = join(dataFolder, fileName);
  const own = await ownText(path);
  const result = controlsSchema.safeParse(own === null ? builtIn : parsed(own.replace(/^\uFEFF/, ''), path));
  if (!result.success) {
    const [issue] = result.error.issues;
    const member = issue?.path.map(String).join('.') || '(the whole file)';
    throw new WorkbenchError('BAD_INPUT', `${path}: ${member}`, issue?.message ?? 'unexpected form');
  }
  return result.data.controls
    .filter(({ templates }) => templates.includes(template))
    .map(({ framework, control, title }) => ({ framework, control, title: title[language] }));
};
