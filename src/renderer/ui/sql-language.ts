// How Monaco colours SQL: SQLite's words only, since other dialects would paint columns such as `timestamp` as keywords.
import { languages } from 'monaco-editor/editor';

const keywords =
  'ALL AND AS ASC BETWEEN BY CASE CAST COLLATE CROSS CURRENT DESC DISTINCT ELSE END ESCAPE EXCEPT EXISTS EXPLAIN FILTER FIRST FOLLOWING FROM FULL GLOB GROUP GROUPS HAVING IN INNER INTERSECT IS ISNULL JOIN LAST LEFT LIKE LIMIT MATERIALIZED NATURAL NOT NOTNULL NULL NULLS OFFSET ON OR ORDER OUTER OVER PARTITION PLAN PRECEDING QUERY RANGE RECURSIVE REGEXP RIGHT ROW ROWS SELECT THEN UNBOUNDED UNION USING VALUES WHEN WHERE WINDOW WITH';

export const sqlLanguage = 'sqlite';

languages.register({ id: sqlLanguage });
languages.setLanguageConfiguration(sqlLanguage, {
  comments: { lineComment: '--', blockComment: ['/*', '*/'] },
  brackets: [['(', ')']],
  autoClosingPairs: [
    { open: '(', close: ')' },
    { open: "'", close: "'", notIn: ['string', 'comment'] },
  ],
});
languages.setMonarchTokensProvider(sqlLanguage, {
  ignoreCase: true,
  defaultToken: '',
  keywords: keywords.split(' ').map((word) => word.toLowerCase()),
  tokenizer: {
    root: [
      [/--.*$/, 'comment'],
      [/\/\*/, 'comment', '@comment'],
      [/x?'/, 'string', '@text'],
      [/"(?:[^"]|"")*"|`[^`]*`/, 'key'],
      [/\d+(?:\.\d+)?(?:e[+-]?\d+)?/, 'number'],
      [/[a-z_]\w*(?=\s*\()/, { cases: { '@keywords': 'keyword', '@default': 'key' } }],
      [/[a-z_]\w*/, { cases: { '@keywords': 'keyword', '@default': '' } }],
    ],
    comment: [
      [/\*\//, 'comment', '@pop'],
      [/./, 'comment'],
    ],
    text: [
      [/''/, 'string'],
      [/'/, 'string', '@pop'],
      [/[^']+/, 'string'],
    ],
  },
});
