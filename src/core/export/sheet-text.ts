// Texts in the XML of a spreadsheet (ECMA-376, ST_Xstring): what XML cannot hold is written `_xHHHH_`, and a text that
// looks like that is kept from being read so.

const special = /(?![\t\n])[\p{Cc}\ufffe\uffff&<>_]|\p{Surrogate}/u;
/** Without its last line too: what is written behind it may begin with one. */
const readable = /_(?=x[0-9A-Fa-f]{4})/g;
/** Not all controls are illegal, but readers of XML make line feeds of some. */
const illegal = /(?![\t\n])[\p{Cc}\ufffe\uffff]|\p{Surrogate}/gu;
const markup = /[&<>]/g;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const escaped = (sign: string): string => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** The content of an element `t`. */
export const sheetText = (text: string): string =>
  special.test(text)
    ? text
        .replace(readable, '_x005F_')
        .replace(illegal, escaped)
        .replace(markup, (sign) => entities[sign] ?? sign)
    : text;
