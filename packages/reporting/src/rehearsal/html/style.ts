import { BASE_STYLE } from '../../html/base-style.js';

/** Every report's, and that of a transcript: who speaks is told by words and by the side, never by colour alone. */
export const STYLE = `${BASE_STYLE}
.transcript{border-top:2px solid var(--faint);padding:.5rem 0 1rem}.transcript>summary{font-size:1rem;font-weight:600;overflow-wrap:anywhere}
.step{margin:1rem 0 .25rem;font-weight:600}
.turn{margin:0;padding:0;list-style:none}
.said,.reply{border:1px solid var(--faint);border-radius:.5rem;padding:.4rem .75rem;margin:.4rem 0;white-space:pre-wrap;overflow-wrap:anywhere}
.said{margin-left:18%;border-style:dashed}.reply{margin-right:18%}
.who{display:block;font-size:.8rem;font-weight:600}
.aside,.result{margin:.2rem 0;font-size:.875rem;overflow-wrap:anywhere}.result{border-left:3px solid currentColor;padding-left:.6rem}
.result .ok,.result .bad{white-space:normal}
@media print{table,.aside,.result,.who,.transcript>summary{font-size:11px}.said,.reply,.result{break-inside:avoid}.transcript{break-inside:auto}.said,.reply{border-color:#777}}
@media (max-width:600px){.said{margin-left:6%}.reply{margin-right:6%}}
`;
