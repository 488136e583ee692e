import './json-editor.css';
import { setDiagnostics } from '@codemirror/lint';
import { Annotation, EditorSelection } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useEffectEvent, useImperativeHandle, useRef, type Ref } from 'react';
import { useKeys } from '../../keys/use-keys.js';
import { changeBetween } from '../text/change-text.js';
import { pointerRange } from '../text/pointer-range.js';
import type { TextFault } from '../text/scenario-text.js';
import { extensions, FORMAT } from './extensions.js';

export interface JsonEditorHandle {
  /** Brings a place into view and selects it; with the focus, where that is asked for. */
  readonly show: (pointer: string, isFocused?: boolean) => void;
}

interface Props {
  readonly text: string;
  readonly faults: readonly TextFault[];
  readonly isReadOnly: boolean;
  readonly onText: (text: string) => void;
  readonly ref?: Ref<JsonEditorHandle>;
}

/** What is longer is gone to, and not selected: most of the screen would be. */
const MOST_SELECTED = 200;

/** Marks what came from outside, so that it is not told as if it were typed here. */
const fromOutside = Annotation.define<boolean>();

const rangeOf = (text: string, { pointer, line, column }: TextFault) => {
  if (pointer !== '') return pointerRange(text, pointer);
  const start = text.split('\n', line - 1).reduce((sum, before) => sum + before.length + 1, 0);
  const from = Math.min(start + column - 1, text.length);
  return { from, to: Math.min(from + 1, text.length) };
};

/** The scenario as JSON. It shows `text`, whoever changed it, and tells each key that is pressed at once. */
export const JsonEditor = ({ text, faults, isReadOnly, onText, ref }: Props) => {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const typed = useEffectEvent((said: string) => onText(said));
  useKeys([FORMAT]);
  const open = useEffectEvent(
    (parent: HTMLDivElement) =>
      new EditorView({
        parent,
        doc: text,
        extensions: [
          ...extensions(isReadOnly),
          EditorView.updateListener.of(({ docChanged, state, transactions }) => {
            const isTyped = transactions.some((change) => change.docChanged && !change.annotation(fromOutside));
            if (docChanged && isTyped) typed(state.doc.toString());
          }),
        ],
      }),
  );
  useEffect(() => {
    if (place.current === null) return undefined;
    const opened = open(place.current);
    view.current = opened;
    return () => opened.destroy();
  }, []);
  useEffect(() => {
    const shown = view.current?.state.doc.toString();
    if (shown === undefined || shown === text) return;
    view.current?.dispatch({ changes: changeBetween(shown, text), annotations: fromOutside.of(true) });
  }, [text]);
  useEffect(() => {
    const { current } = view;
    if (current === null) return;
    const shown = current.state.doc.toString();
    const marks = faults.map((fault) => ({
      ...rangeOf(shown, fault),
      severity: 'error' as const,
      message: fault.message,
    }));
    current.dispatch(setDiagnostics(current.state, marks));
  }, [faults]);
  useImperativeHandle(ref, () => ({
    show: (pointer, isFocused = false) => {
      const { current } = view;
      if (current === null) return;
      const { from, to } = pointerRange(current.state.doc.toString(), pointer);
      const selection = to - from > MOST_SELECTED ? EditorSelection.cursor(from) : EditorSelection.range(to, from);
      current.dispatch({ selection, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
      if (isFocused) current.focus();
    },
  }));
  return <div ref={place} className="json-editor" />;
};
