import { Kbd, SegmentedControl, Text } from '@mantine/core';
import { lazy, Suspense, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { loadPart } from '../components/load-part.js';
import { Loading } from '../components/loading.js';
import type { PlacedFault } from './check-text.js';
import type { PartTexts } from './draft-store.js';
import type { JsonEditorHandle } from './json-editor.js';
import { jsonParts, type PartName } from './json-parts.js';

const JsonEditor = lazy(loadPart(() => import('./json-editor.js').then((module) => ({ default: module.JsonEditor }))));

export interface JsonTextsHandle {
  /** Goes to where a fault is, in whichever part it is. */
  readonly show: (fault: PlacedFault) => void;
  /** The texts with the last key that was pressed. */
  readonly settledTexts: () => Promise<PartTexts>;
}

interface Props {
  readonly texts: PartTexts;
  /** Another one means that the texts were replaced from outside. */
  readonly generation: number;
  readonly onTexts: (texts: PartTexts) => void;
  readonly ref?: Ref<JsonTextsHandle>;
}

interface Open {
  readonly part: PartName;
  /** Where it was opened at. */
  readonly pointer?: string;
}

const CHOICES = Object.entries(jsonParts).map(([value, { label }]) => ({ value: value as PartName, label }));

/** The parts of a scenario that are written as JSON, one at a time. */
export const JsonTexts = ({ texts, generation, onTexts, ref }: Props) => {
  const [{ part, pointer }, setOpen] = useState<Open>({ part: 'template' });
  const editor = useRef<JsonEditorHandle>(null);
  const settledTexts = async (): Promise<PartTexts> => ({
    ...texts,
    [part]: (await editor.current?.settledText()) ?? texts[part],
  });
  const turnTo = async (open: Open) => {
    onTexts(await settledTexts());
    setOpen(open);
  };
  useImperativeHandle(ref, () => ({
    settledTexts,
    show: (fault) => {
      if (fault.part === part) editor.current?.show(fault.pointer);
      else void turnTo(fault);
    },
  }));
  return (
    <>
      <SegmentedControl
        mb="xs"
        aria-label="What is written"
        value={part}
        onChange={(name) => void turnTo({ part: name })}
        data={CHOICES}
      />
      <Suspense fallback={<Loading what="Loading the editor" />}>
        <JsonEditor
          key={`${part} ${generation}`}
          ref={editor}
          part={part}
          initialText={texts[part]}
          initialPointer={pointer}
          onText={(text) => onTexts({ ...texts, [part]: text })}
        />
      </Suspense>
      <Text size="xs" c="dimmed" mt={4}>
        <Kbd size="xs">Esc</Kbd>, then <Kbd size="xs">Tab</Kbd> leaves the editor; <Kbd size="xs">Ctrl</Kbd>+
        <Kbd size="xs">S</Kbd> saves.
      </Text>
    </>
  );
};
