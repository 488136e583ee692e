/**
 * Legible on screen in light and dark, and on paper without colour: every report's. A table that is too wide for the screen is
 * scrolled, and no word of it is broken; what is no word, such as an address, is broken before it makes its column too wide.
 * Paper cannot be scrolled.
 */
export const BASE_STYLE = `
:root{color-scheme:light dark;--a:#1b4f9c;--b:#a33b00;--c:#5b2a86;--faint:#d5d9de;--ok:#0b6b2e;--bad:#a8071a}
@media screen and (prefers-color-scheme:dark){:root{--a:#8ab4f8;--b:#ffb182;--c:#d3b3f5;--faint:#3b4047;--ok:#7bd88f;--bad:#ff9a9a}}
body{background:Canvas;color:CanvasText;font:15px/1.5 system-ui,sans-serif;max-width:1000px;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem;margin:0 0 .25rem;overflow-wrap:anywhere}h2{font-size:1.15rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:1.25rem 0 .25rem}
.verdict{font-size:1.15rem;font-weight:600}.ok{color:var(--ok)}.bad{color:var(--bad);font-weight:600}
.wide{overflow-x:auto}.wide:focus-visible{outline:2px solid var(--a);outline-offset:2px}table{border-collapse:collapse;width:100%;font-size:.875rem}
th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid var(--faint);vertical-align:top}td{max-width:26rem;overflow-wrap:break-word}
.facts td{max-width:none;overflow-wrap:anywhere}
th,.ok,.bad{white-space:nowrap}p.ok,p.bad{white-space:normal}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.whole{white-space:nowrap}.facts th{width:11rem;font-weight:400}
@media screen and (max-width:600px){.wide table{min-width:46rem}.facts th{width:7rem}figure{margin-inline:0}}
summary{cursor:pointer;font-size:.875rem}
@media print{:root{color-scheme:light}body{margin:0;max-width:none;font-size:11px}section,figure,tr{break-inside:avoid}.whole{white-space:normal}td{overflow-wrap:anywhere}details::details-content{content-visibility:visible;display:block}a{color:inherit}}
`;
