// Text of the log as text of a page that is made here.
import { onOneLine } from './prose-value.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Nothing in it is markup, and nothing turns the line around. */
export const htmlText = (text: string): string => onOneLine(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
