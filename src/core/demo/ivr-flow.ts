// IVR flows of the demo: a first version with all twelve node types, and the small edits people make to one.
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import type { Random } from './random.ts';

/** SIVO's twelve node types. */
export const ivrNodeTypes = [
  'play',
  'menu',
  'queue',
  'transfer',
  'condition',
  'hangup',
  'input',
  'voicemail',
  'webhook',
  'switch',
  'function',
  'ai_agent',
] as const;

const settingsOf: Record<(typeof ivrNodeTypes)[number], JsonObject> = {
  play: { prompt: 'Bienvenido a Acme', language: 'es' },
  menu: { prompt: 'Pulse 1 para ventas, 2 para soporte', timeout_s: 5, retries: 2 },
  queue: { queue: 'Soporte', max_wait_s: 180 },
  transfer: { number: '+34910000100' },
  condition: { expression: 'schedule.open' },
  hangup: { cause: 'normal' },
  input: { digits: 8, variable: 'customer_id' },
  voicemail: { mailbox: 'general', max_seconds: 120 },
  webhook: { url: 'https://crm.acme.example/lookup', timeout_ms: 2000 },
  switch: { variable: 'segment', cases: ['vip', 'standard'] },
  function: { name: 'normalise_phone' },
  ai_agent: { persona: 'receptionist', handover: true },
};

const prompts = [
  'Bienvenido a Acme',
  'Gracias por llamar a Acme',
  'Todos nuestros agentes están ocupados',
  'Welcome to Acme',
  'Su llamada puede ser grabada',
  'Estamos cerrados por festivo',
] as const;

/** The first version of a flow: one node of every type, in a chain. */
export const firstIvrFlow = (name: string): JsonObject => ({
  name,
  version: 1,
  published_version: 1,
  entry: 'n1',
  nodes: ivrNodeTypes.map((type, index) => ({
    id: `n${index + 1}`,
    type,
    ...settingsOf[type],
    ...(index + 1 < ivrNodeTypes.length ? { next: `n${index + 2}` } : {}),
  })),
});

const isObject = (value: JsonValue): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const editedNode = (node: JsonObject, random: Random): JsonObject => {
  if (typeof node.prompt === 'string') {
    const other = prompts.filter((prompt) => prompt !== node.prompt);
    return { ...node, prompt: other[random.below(other.length)] ?? prompts[0] };
  }
  if (typeof node.max_wait_s === 'number')
    return { ...node, max_wait_s: node.max_wait_s >= 600 ? 60 : node.max_wait_s + 30 };
  if (typeof node.max_seconds === 'number') {
    return { ...node, max_seconds: node.max_seconds >= 300 ? 60 : node.max_seconds + 30 };
  }
  if (typeof node.timeout_ms === 'number') {
    return { ...node, timeout_ms: node.timeout_ms >= 5000 ? 1000 : node.timeout_ms + 500 };
  }
  return { ...node, note: `revisión ${random.below(100_000)}` };
};

/** One edit of one node; the version goes up by one. */
export const editIvrFlow = (flow: JsonObject, random: Random): JsonObject => {
  const nodes = Array.isArray(flow.nodes) ? flow.nodes.filter(isObject) : [];
  const chosen = random.below(nodes.length);
  return {
    version: Number(flow.version) + 1,
    nodes: nodes.map((node, index) => (index === chosen ? editedNode(node, random) : node)),
  };
};
