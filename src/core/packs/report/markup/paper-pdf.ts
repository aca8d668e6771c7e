// A paper as the blocks that pdfmake lays out on A4.
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { assertNever } from '#shared/assert-never.ts';
import { onOneLine } from '../../../changes/prose-value.ts';
import type { Block, Line, Paper, Span } from '../block.ts';

const ink = { mark: '#0b3d70', soft: '#57606a', alarm: '#a40e26', line: '#c4cad1', head: '#eef1f4' };

/** `print`: text as the font can show it. */
interface Press {
  print(text: string): string;
}

const spanPdf = ({ text, as }: Span, { print }: Press): Content => {
  const shown = print(onOneLine(text));
  switch (as) {
    case 'plain':
    case 'time':
      return { text: shown };
    case 'code':
      return { text: shown, color: '#24405c' };
    case 'strong':
      return { text: shown, bold: true };
    case 'soft':
      return { text: shown, color: ink.soft };
    case 'alarm':
      return { text: shown, bold: true, color: ink.alarm };
    default:
      return assertNever(as);
  }
};

const linePdf = (line: Line, press: Press): Content[] => line.map((part) => spanPdf(part, press));

/** Characters of a row's JSON up to which it surely fits a page. */
const longestWholeRow = 4000;

const tablePdf = (
  { caption, columns, rows }: Extract<Block, { kind: 'table' }>,
  press: Press,
  width: number,
  under: string,
): Content => {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const padding = 8;
  const inner = width - columns.length * padding - 1;
  const alignment = (index: number) => (columns[index]?.right ? 'right' : 'left');
  const head = columns.map(
    ({ title }, index): TableCell => ({
      text: press.print(onOneLine(title)),
      bold: true,
      fillColor: ink.head,
      alignment: alignment(index),
    }),
  );
  const body = rows.map((row) =>
    row.map((line, index): TableCell => ({ text: linePdf(line, press), alignment: alignment(index) })),
  );
  return [
    ...(caption === under
      ? []
      : [{ text: press.print(onOneLine(caption)), bold: true, fontSize: 9, margin: [0, 4, 0, 3] } satisfies Content]),
    {
      fontSize: 7.5,
      margin: [0, 0, 0, 10],
      layout: {
        hLineWidth: () => 0.5,
        vLineWidth: () => 0.5,
        hLineColor: () => ink.line,
        vLineColor: () => ink.line,
        paddingLeft: () => 4,
        paddingRight: () => 4,
        paddingTop: () => 2.5,
        paddingBottom: () => 2.5,
      },
      table: {
        headerRows: 1,
        keepWithHeaderRows: 1,
        // A row that fits a page stays in one piece; a longer one has to go on.
        dontBreakRows: rows.every((row) => JSON.stringify(row).length < longestWholeRow),
        widths: columns.map(({ share }) => (inner * share) / whole),
        body: [head, ...body],
      },
    },
  ];
};

const blockPdf = (block: Block, press: Press, width: number, under: string): Content => {
  switch (block.kind) {
    case 'paragraph':
      return { text: linePdf(block.line, press), margin: [0, 0, 0, 6] };
    case 'heading':
      return {
        text: press.print(onOneLine(block.text)),
        bold: true,
        fontSize: 11,
        margin: [0, 8, 0, 4],
        headlineLevel: 2,
      };
    case 'list': {
      const items = block.items.map((item): Content => ({ text: linePdf(item, press), margin: [0, 0, 0, 2] }));
      return { ...(block.ordered ? { ol: items } : { ul: items }), margin: [0, 0, 0, 6] };
    }
    case 'facts':
      return {
        margin: [0, 0, 0, 6],
        layout: 'noBorders',
        table: {
          widths: [140, width - 140 - 16],
          body: block.rows.map(({ name, value }): TableCell[] => [
            { text: press.print(onOneLine(name)), color: ink.soft },
            { text: linePdf(value, press) },
          ]),
        },
      };
    case 'table':
      return tablePdf(block, press, width, under);
    case 'command':
      return { text: press.print(block.lines.map(onOneLine).join('\n')), margin: [8, 0, 0, 6], color: '#24405c' };
    case 'notice':
      return {
        margin: [0, 2, 0, 8],
        layout: {
          hLineWidth: () => 0,
          vLineWidth: (index) => (index === 0 ? 3 : 0),
          vLineColor: () => (block.tone === 'warning' ? '#b45309' : ink.mark),
          paddingLeft: () => 8,
        },
        table: {
          widths: [width - 20],
          body: [[{ stack: block.lines.map((line): Content => ({ text: linePdf(line, press) })) }]],
        },
      };
    default:
      return assertNever(block);
  }
};

/** Each block with the last heading before it. */
const blocksPdf = (blocks: readonly Block[], press: Press, width: number, title: string): Content[] => {
  let under = title;
  return blocks.map((block) => {
    const content = blockPdf(block, press, width, under);
    if (block.kind === 'heading') under = block.text;
    return content;
  });
};

/** `running`: what stands over each page. `date`: fixed in the document's own record. */
export const paperPdf = (
  paper: Paper,
  press: Press,
  { running, date, fingerprint }: { running: string; date: Date; fingerprint: string },
): TDocumentDefinitions => {
  const margins = 42;
  const width = 595.28 - 2 * margins;
  const { kind, title, lead, sections, footer, language } = paper;
  return {
    pageSize: 'A4',
    pageMargins: [margins, 56, margins, 48],
    language,
    displayTitle: true,
    // Compressed bytes depend on the build of zlib; the pack's own zip holds these as they are.
    compress: false,
    info: {
      title: press.print(onOneLine(title)),
      subject: press.print(onOneLine(kind)),
      keywords: fingerprint,
      creator: 'SIVO Audit Workbench',
      producer: 'pdfmake',
      creationDate: date,
      modDate: date,
    },
    defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.15 },
    header: () => ({
      margin: [margins, 24, margins, 0],
      fontSize: 7.5,
      color: ink.soft,
      columns: [
        { text: running, width: '*', noWrap: false },
        { text: fingerprint, width: 'auto', alignment: 'right' },
      ],
    }),
    footer: (page, pages) => ({
      margin: [margins, 14, margins, 0],
      fontSize: 7.5,
      color: ink.soft,
      text: `${page} / ${pages}`,
      alignment: 'center',
    }),
    content: [
      { text: press.print(onOneLine(kind)), color: ink.mark, bold: true, margin: [0, 0, 0, 2] },
      { text: press.print(onOneLine(title)), fontSize: 20, bold: true, margin: [0, 0, 0, 4] },
      {
        canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 2, lineColor: ink.mark }],
        margin: [0, 0, 0, 10],
      },
      ...blocksPdf(lead, press, width, title),
      ...sections.flatMap(({ title: name, blocks }): Content[] => [
        {
          text: press.print(onOneLine(name)),
          fontSize: 14,
          bold: true,
          color: ink.mark,
          margin: [0, 14, 0, 6],
          headlineLevel: 1,
        },
        ...blocksPdf(blocks, press, width, name),
      ]),
      { text: press.print(onOneLine(footer)), color: ink.soft, fontSize: 8, margin: [0, 16, 0, 0] },
    ],
    pageBreakBefore: (node, { getFollowingNodesOnPage }) =>
      node.headlineLevel !== undefined && getFollowingNodesOnPage().length === 0,
  };
};
