// The request as texts to copy: a curl command for a POSIX shell and a fetch call. Whatever the log holds, they do nothing
// but send it: every value is quoted, and the token is read from a variable when they run.
import type { RestoreRequest } from '#shared/model/restore.ts';

/** Longest argument in bytes given on the command line; Linux takes 128 KiB at most. */
const longestArgument = 100_000;

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const bearer = 'authorization';
const isBearer = (name: string): boolean => name === bearer;

/** A body of JSON is one line, so that a word on a line of its own can end it. */
const endOfBody = 'SIVO_BODY';

/** For sh, bash and zsh. */
export const curlText = ({ method, url, headers, body }: RestoreRequest): string => {
  const isLong = body !== null && Buffer.byteLength(body) > longestArgument;
  const parts = [
    `curl --globoff --request ${method} ${quoted(url)}`,
    ...Object.entries(headers).map(([name, value]) =>
      isBearer(name) ? `--header "${name}: ${value}"` : `--header ${quoted(`${name}: ${value}`)}`,
    ),
    ...(body === null ? [] : [isLong ? `--data-binary @- <<'${endOfBody}'` : `--data-raw ${quoted(body)}`]),
  ];
  return `${parts.join(' \\\n  ')}\n${isLong ? `${body}\n${endOfBody}\n` : ''}`;
};

/** A JavaScript string that is also harmless inside HTML. */
const literal = (text: string): string =>
  JSON.stringify(text).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

/** A program for Node, as a module. */
export const fetchText = ({ method, url, headers, body }: RestoreRequest): string => {
  const lines = Object.entries(headers).map(([name, value]) =>
    isBearer(name)
      ? `    ${name}: \`Bearer \${process.env.${value.slice(value.indexOf('$') + 1)}}\`,`
      : `    ${literal(name)}: ${literal(value)},`,
  );
  return [
    `const response = await fetch(${literal(url)}, {`,
    `  method: ${literal(method)},`,
    "  redirect: 'manual',",
    '  headers: {',
    ...lines,
    '  },',
    ...(body === null ? [] : [`  body: ${literal(body)},`]),
    '});',
    'console.log(response.status, await response.text());',
    '',
  ].join('\n');
};
