import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import {
  bracketMatching,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from '@codemirror/language';
import { lintGutter, lintKeymap } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, hoverTooltip, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { applyEdits, format } from 'jsonc-parser';
import { changeBetween } from '../text/change-text.js';
import { completeFromSchema, meaningAt } from './schema-help.js';

/** Colours are those of the page, so that they follow its theme. */
const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--json-key)' },
  { tag: tags.string, color: 'var(--json-string)' },
  { tag: tags.number, color: 'var(--json-number)' },
  { tag: [tags.bool, tags.null], color: 'var(--json-word)' },
]);

/** As the list of keys tells it. */
export const FORMAT = { keys: 'alt+shift+F', label: 'Format the JSON, within it' } as const;

const formatted = (view: EditorView): boolean => {
  const text = view.state.doc.toString();
  const edits = format(text, undefined, { insertSpaces: true, tabSize: 2, eol: '\n' });
  view.dispatch({ changes: changeBetween(text, applyEdits(text, edits)) });
  return true;
};

const meaning = hoverTooltip((view, at) => {
  const said = meaningAt(view.state.doc.toString(), at);
  if (said === undefined) return null;
  return {
    pos: at,
    create: () => {
      const dom = document.createElement('div');
      dom.className = 'json-meaning';
      dom.textContent = said;
      return { dom };
    },
  };
});

/** What makes a field for text an editor of scenarios. Tab is left to the page, so that nobody is caught in here. */
export const extensions = (isReadOnly: boolean): Extension[] => [
  lineNumbers(),
  foldGutter(),
  history(),
  drawSelection(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  highlightActiveLine(),
  highlightSelectionMatches(),
  search({ top: true }),
  lintGutter(),
  json(),
  syntaxHighlighting(colours),
  autocompletion({ override: [completeFromSchema] }),
  meaning,
  EditorView.lineWrapping,
  EditorView.contentAttributes.of({ 'aria-label': 'Scenario as JSON', tabindex: '0' }),
  EditorState.readOnly.of(isReadOnly),
  keymap.of([
    { key: 'Alt-Shift-f', run: formatted },
    ...closeBracketsKeymap,
    ...defaultKeymap,
    ...searchKeymap,
    ...historyKeymap,
    ...foldKeymap,
    ...completionKeymap,
    ...lintKeymap,
  ]),
];
