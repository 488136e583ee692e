import { describe, expect, it } from '@jest/globals';
import { createColors, withoutColors } from './colors.js';
import { oneLine, printable, printableJson, uncommanded } from './printable.js';

const ESC = '\u001b';
const colors = createColors(true);

describe('what people read', () => {
  it.each([
    ['a colour of a name', `${ESC}[31mred`, '␛[31mred'],
    ['a screen that is cleared', `${ESC}[2J`, '␛[2J'],
    ['a title of the window', `${ESC}]0;title\u0007 end`, '␛]0;title␇ end'],
    ['the same with one byte for two', '\u009b31m', '\ufffd31m'],
    ['a line that is written over', 'safe\rgone', 'safe␍gone'],
    ['letters that are taken back', 'ab\b\b\u007f', 'ab␈␈␡'],
    ['a line that is turned around', 'a\u202egnp.exe\u2066', 'a\ufffdgnp.exe\ufffd'],
    ['lines and tabs', 'one\r\ntwo\n\tthree', 'one\ntwo\n\tthree'],
    ['letters of any script', 'Zoë 山田 🎨', 'Zoë 山田 🎨'],
  ])('holds %s only as pictures', (_what, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('keeps the colours of ours around what is foreign', () => {
    expect(printable(`${colors.green('✔')} ${colors.red(`${ESC}[2Jname`)}`)).toBe(
      `${ESC}[32m✔${ESC}[39m ${ESC}[31m␛[2Jname${ESC}[39m`,
    );
  });

  it('takes nothing that is written like one of ours for one', () => {
    const forged = colors.red('x').replace(/;\d{4}m/g, ';0000m');
    expect(printable(forged)).not.toContain(ESC);
    expect(printable(`${ESC}[31;1;2;3mx`)).toBe('␛[31;1;2;3mx');
  });

  it('is plain without colours', () => {
    expect(withoutColors(colors.bold('x'))).toBe('x');
    expect(createColors(false).bold('x')).toBe('x');
  });

  it('is one line where it has to be', () => {
    expect(oneLine('a\nb\r\nc\td')).toBe('a b c d');
  });
});

describe('what the runner of GitHub reads along', () => {
  it.each([
    ['a\n::error::x', 'a\n: :error::x'],
    ['::stop-commands::x', ': :stop-commands::x'],
    ['  \t\u00a0::add-mask::x', '  \t\u00a0: :add-mask::x'],
    ['##[error]x', '# #[error]x'],
    ['a ::error::x', 'a ::error::x'],
    ['## A heading\nand : this', '## A heading\nand : this'],
  ])('holds no command: %j', (text, shown) => {
    expect(uncommanded(text)).toBe(shown);
  });
});

describe('JSON for a terminal', () => {
  it('is the same document, with everything that acts escaped', () => {
    const text = 'a\u009b31m \u202e \u007f \u001b[2J é';
    const json = printableJson(JSON.stringify({ text }));
    expect(json).toBe('{"text":"a\\u009b31m \\u202e \\u007f \\u001b[2J é"}');
    expect(JSON.parse(json)).toEqual({ text });
  });
});
