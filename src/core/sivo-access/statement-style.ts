// The look of a statement: legible on a screen in both themes, and on paper.

export const statementStyle = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--back:#fff;--head:#f3f5f7}
@media (prefers-color-scheme:dark){:root{--ink:#e6e8eb;--soft:#9aa4af;--line:#3a424b;--back:#14171a;--head:#1f2429}}
*{box-sizing:border-box}
body{margin:0 auto;padding:32px 24px;max-width:1200px;background:var(--back);color:var(--ink);font:14px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{margin:0 0 16px;font-size:24px}
h2{margin:28px 0 8px;padding-bottom:4px;border-bottom:2px solid var(--line);font-size:18px}
h3{margin:20px 0 4px;font-size:15px;break-after:avoid}
p{margin:0 0 6px;break-after:avoid}
small{color:var(--soft);font-weight:400}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;margin:0}
dt{color:var(--soft)}
dd{margin:0}
code{font:12px/1.5 ui-monospace,monospace}
table{width:100%;border-collapse:collapse}
th,td{padding:5px 8px;border:1px solid var(--line);text-align:left;vertical-align:top}
th,td:nth-child(-n+3){overflow-wrap:break-word}
th{background:var(--head);font-weight:600}
time{font-variant-numeric:tabular-nums}
tr{break-inside:avoid}
thead{display:table-header-group}
ul{margin:0;padding-left:20px}
.limits{margin-top:32px;color:var(--soft)}
@media (max-width:720px){body{padding:16px 12px}dl{grid-template-columns:1fr}dd{margin-bottom:6px}section{overflow-x:auto}}
@media print{:root{--ink:#000;--soft:#444;--line:#bbb;--back:#fff;--head:#eee;color-scheme:light}body{max-width:none;padding:0;font-size:9.5pt}code{font-size:8pt}@page{margin:15mm;size:landscape}}
`;
