// A paper as one page that needs nothing else: no script, nothing loaded. The only place of a report where markup is made.
import { assertNever } from '#shared/assert-never.ts';
import { htmlText as safe } from '../../../changes/html-text.ts';
import type { Block, Line, Paper, Section, Span } from '../block.ts';
import { pageStyle } from './page-style.ts';

const spanHtml = ({ text, as, at }: Span): string => {
  switch (as) {
    case 'plain':
      return safe(text);
    case 'code':
      return `<code>${safe(text)}</code>`;
    case 'strong':
      return `<strong>${safe(text)}</strong>`;
    case 'soft':
      return `<span class="soft">${safe(text)}</span>`;
    case 'alarm':
      return `<strong class="alarm">${safe(text)}</strong>`;
    case 'time':
      return `<time datetime="${safe(at ?? text)}">${safe(text)}</time>`;
    default:
      return assertNever(as);
  }
};

const lineHtml = (line: Line): string => line.map(spanHtml).join('');

/** `under`: the heading it stands under; a caption of the same words is for ears alone. */
const tableHtml = ({ caption, columns, rows }: Extract<Block, { kind: 'table' }>, under: string): string => {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => `<col style="width:${((100 * share) / whole).toFixed(1)}%">`).join('');
  const head = columns
    .map(({ title, right }) => `<th scope="col"${right ? ' class="n"' : ''}>${safe(title)}</th>`)
    .join('');
  const body = rows.map((row) => {
    const cells = row.map((line, index) => `<td${columns[index]?.right ? ' class="n"' : ''}>${lineHtml(line)}</td>`);
    return `<tr>${cells.join('')}</tr>\n`;
  });
  // Focusable, so that a table wider than the window can be scrolled by keyboard.
  return `<div class="wide" role="region" tabindex="0" aria-label="${safe(caption)}"><table><caption${caption === under ? ' class="heard"' : ''}>${safe(caption)}</caption><colgroup>${widths}</colgroup><thead><tr>${head}</tr></thead><tbody>
${body.join('')}</tbody></table></div>
`;
};

const blockHtml = (block: Block, under: string): string => {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${lineHtml(block.line)}</p>\n`;
    case 'heading':
      return `<h3>${safe(block.text)}</h3>\n`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((item) => `<li>${lineHtml(item)}</li>`).join('\n')}</${tag}>\n`;
    }
    case 'facts':
      return `<dl>${block.rows.map(({ name, value }) => `<dt>${safe(name)}</dt><dd>${lineHtml(value)}</dd>`).join('\n')}</dl>\n`;
    case 'table':
      return tableHtml(block, under);
    case 'command':
      return `<pre>${block.lines.map(safe).join('\n')}</pre>\n`;
    case 'notice':
      return `<aside class="${block.tone}">${block.lines.map((line) => `<p>${lineHtml(line)}</p>`).join('\n')}</aside>\n`;
    default:
      return assertNever(block);
  }
};

/** Each block with the last heading before it. */
const blocksHtml = (blocks: readonly Block[], title: string): string => {
  let under = title;
  return blocks
    .map((block) => {
      const html = blockHtml(block, under);
      if (block.kind === 'heading') under = block.text;
      return html;
    })
    .join('');
};

const sectionHtml = ({ id, title, blocks }: Section): string =>
  `<section id="${safe(id)}" aria-labelledby="${safe(id)}-title">\n<h2 id="${safe(id)}-title">${safe(title)}</h2>\n${blocksHtml(blocks, title)}</section>\n`;

/** The whole page. */
export const paperHtml = ({
  language,
  kind,
  title,
  lead,
  sections,
  contents,
  footer,
}: Paper): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${safe(title)} · ${safe(kind)}</title>
<style>${pageStyle}</style>
</head>
<body>
<header>
<p class="kind">${safe(kind)}</p>
<h1>${safe(title)}</h1>
</header>
<main>
${blocksHtml(lead, title)}<nav aria-label="${safe(contents)}">
<h2>${safe(contents)}</h2>
<ol>${sections.map((section) => `<li><a href="#${safe(section.id)}">${safe(section.title)}</a></li>`).join('\n')}</ol>
</nav>
${sections.map(sectionHtml).join('')}</main>
<footer><p>${safe(footer)}</p></footer>
</body>
</html>
`;
