// Prints how much planted personal data a safe freeze replaces, per class, and what it leaves. Needs the build.
// Fails when a structured field keeps anything.
import { pseudonymise } from '../packages/privacy/dist/pseudonymise.js';
import { plantedCorpus, recallOf } from '../packages/privacy/dist/testing/planted.js';
import { namelessGuest, plantedGuests } from '../packages/privacy/dist/testing/planted-guests.js';

const rows = recallOf(plantedCorpus(), (template) => pseudonymise(template).template).sort(
  (left, right) => right.field.localeCompare(left.field) || left.kind.localeCompare(right.kind),
);
const line = (...cells) =>
  cells.map((cell, index) => (index < 2 ? String(cell).padEnd(11) : String(cell).padStart(9))).join('');
const print = (text) => process.stdout.write(`${text}\n`);

print(line('field', 'class', 'planted', 'replaced', 'recall'));
for (const { field, kind, planted, replaced } of rows)
  print(line(field, kind, planted, replaced, (replaced / planted).toFixed(3)));
print(line('total', '', ...['planted', 'replaced'].map((key) => rows.reduce((sum, row) => sum + row[key], 0))));
for (const { field, kind, left } of rows) if (left.length > 0) print(`left, ${field} ${kind}: ${left.join(' | ')}`);
const treat = (template) => pseudonymise(template).template;
for (const { planted, replaced, left } of recallOf(plantedGuests(), treat)) {
  print(line('guest', 'told name', planted, replaced, (replaced / planted).toFixed(3)));
  print(`left, told name: ${left.join(' | ')}`);
}
const nameless = namelessGuest();
const changed = treat(nameless).chat_messages.filter(
  ({ content }, index) => content !== nameless.chat_messages[index].content,
);
print(`texts that name nobody: ${nameless.chat_messages.length}, changed: ${changed.length}`);
process.exitCode = rows.some(({ field, left }) => field === 'structured' && left.length > 0) ? 1 : 0;
