import 'vanilla-jsoneditor/themes/jse-theme-dark.css';
import './json-editor.css';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useEffectEvent, useImperativeHandle, useRef, type Ref } from 'react';
import {
  createJSONEditor,
  Mode,
  ValidationSeverity,
  type Content,
  type JsonEditor as Editor,
  type MenuItem,
  type ValidationError,
} from 'vanilla-jsoneditor';
import { jsonParts, type PartName } from './json-parts.js';
import { pathOf } from './pointer-range.js';
import { showPointer } from './show-pointer.js';

export interface JsonEditorHandle {
  /** Goes to a place and selects it. */
  readonly show: (pointer: string) => void;
  /** The text with the last key that was pressed: `onText` comes a moment later. */
  readonly settledText: () => Promise<string>;
}

interface Props {
  readonly part: PartName;
  /** What it starts with; from then on the editor holds the text. */
  readonly initialText: string;
  /** The place that it goes to first, where it was opened for one. */
  readonly initialPointer: string | undefined;
  readonly onText: (text: string) => void;
  readonly ref?: Ref<JsonEditorHandle>;
}

const textOf = (content: Content): string => ('text' in content ? content.text : JSON.stringify(content.json, null, 2));

const validatorOf =
  (part: PartName) =>
  (json: unknown): ValidationError[] =>
    jsonParts[part].check(json).faults.map(({ pointer, message, hint }) => ({
      path: pathOf(pointer),
      message: hint === undefined ? message : `${message} ${hint}`,
      severity: ValidationSeverity.error,
    }));

/** Without "table", which a scenario has no use for, and "transform", which would need code in a text to be run. */
const onRenderMenu = (items: MenuItem[]): MenuItem[] =>
  items.filter(
    (item) =>
      !('text' in item && item.text === 'table') && !('className' in item && item.className === 'jse-transform'),
  );

export const JsonEditor = ({ part, initialText, initialPointer, onText, ref }: Props) => {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor>(null);
  const isDark = useComputedColorScheme('light') === 'dark';
  const text = useRef(initialText);
  const changed = useEffectEvent((content: Content) => {
    text.current = textOf(content);
    onText(text.current);
  });
  const open = useEffectEvent((target: HTMLDivElement) => {
    const opened = createJSONEditor({
      target,
      props: {
        content: { text: initialText },
        mode: Mode.text,
        ariaLabel: `${jsonParts[part].label} as JSON`,
        validator: validatorOf(part),
        onRenderMenu,
        onChange: (content: Content) => changed(content),
      },
    });
    if (initialPointer !== undefined) void showPointer(opened, target, initialPointer);
    return opened;
  });
  useEffect(() => {
    if (place.current === null) return undefined;
    const opened = open(place.current);
    editor.current = opened;
    return () => void opened.destroy();
  }, []);
  useImperativeHandle(ref, () => ({
    show: (pointer) => {
      if (editor.current && place.current) void showPointer(editor.current, place.current, pointer);
    },
    settledText: async () => {
      const focused = document.activeElement;
      if (focused instanceof HTMLElement && place.current?.contains(focused)) {
        // It has no call for it, and tells what was typed when it loses the focus.
        focused.blur();
        await new Promise((resolve) => setTimeout(resolve));
        focused.focus();
      }
      return text.current;
    },
  }));
  return <div ref={place} className={isDark ? 'json-editor jse-theme-dark' : 'json-editor'} />;
};
