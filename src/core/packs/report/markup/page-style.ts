// The look of a pack's pages: legible on a screen in both themes, at any width, and on A4.

export const pageStyle = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--back:#fff;--head:#f3f5f7;--mark:#0b5cad;--alarm:#a40e26;--note:#f0f6fc;--warn:#fff4e5;--warnline:#b45309}
@media (prefers-color-scheme:dark){:root{--ink:#e6e8eb;--soft:#a3adb8;--line:#3a424b;--back:#14171a;--head:#1f2429;--mark:#7cb7ff;--alarm:#ff9494;--note:#18222d;--warn:#2d2415;--warnline:#e0a04a}}
*{box-sizing:border-box}
body{margin:0 auto;padding:40px 24px 64px;max-width:1080px;background:var(--back);color:var(--ink);font:15px/1.55 system-ui,sans-serif;overflow-wrap:anywhere}
header{margin-bottom:24px;padding-bottom:16px;border-bottom:3px solid var(--mark)}
.kind{margin:0 0 4px;color:var(--mark);font-weight:600}
h1{margin:0;font-size:28px;line-height:1.25;text-wrap:balance}
h2{margin:40px 0 10px;padding-bottom:4px;border-bottom:2px solid var(--line);font-size:20px;line-height:1.3;break-after:avoid}
h3{margin:22px 0 6px;font-size:16px;break-after:avoid}
p{margin:0 0 10px;max-width:80ch}
a{color:var(--mark)}
a:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--mark);outline-offset:2px}
ul,ol{margin:0 0 12px;padding-left:24px;max-width:80ch}
li{margin-bottom:3px}
nav ol{columns:2;column-gap:40px}
dl{display:grid;grid-template-columns:minmax(140px,max-content) 1fr;gap:4px 20px;margin:0 0 14px}
dt{color:var(--soft)}
dd{margin:0;min-width:0}
code{font:13px/1.5 ui-monospace,monospace}
pre{margin:0 0 12px;padding:10px 12px;border:1px solid var(--line);border-radius:4px;background:var(--head);white-space:pre-wrap;font:13px/1.6 ui-monospace,monospace;break-inside:avoid}
.wide{margin:0 0 18px;overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:14px}
caption{padding:2px 0 6px;text-align:left;font-weight:600}
caption.heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{padding:5px 8px;border:1px solid var(--line);text-align:left;vertical-align:top}
th{background:var(--head);font-weight:600;overflow-wrap:normal}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
time{font-variant-numeric:tabular-nums}
td code{font-size:12px}
tr{break-inside:avoid}
thead{display:table-header-group}
.soft{color:var(--soft)}
.alarm{color:var(--alarm)}
aside{margin:0 0 14px;padding:10px 14px;border-left:4px solid var(--mark);background:var(--note);break-inside:avoid}
aside.warning{border-color:var(--warnline);background:var(--warn)}
aside p:last-child{margin:0}
footer{margin-top:48px;padding-top:12px;border-top:2px solid var(--line);color:var(--soft)}
@media (max-width:720px){body{padding:20px 14px 40px}nav ol{columns:1}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:8px}table{min-width:640px}}
@media print{:root{--ink:#000;--soft:#444;--line:#bbb;--back:#fff;--head:#eee;--mark:#0b3d70;--alarm:#8a0000;--note:#fff;--warn:#fff;color-scheme:light}body{max-width:none;padding:0;font-size:10pt}table{font-size:8.5pt}code,td code,pre{font-size:8pt}.wide{overflow:visible}h2{margin-top:24px}@page{size:A4;margin:15mm}}
`;
