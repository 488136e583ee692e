import './two-views.css';
import { SegmentedControl } from '@mantine/core';
import { lazy, Suspense, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { loadPart } from '../parts/load-part.js';
import { Loading } from '../components/loading.js';
import type { FormDocument } from './text/form-document.js';
import { placeOf, tabOf, type FormTab } from './form/form-tabs.js';
import { ScenarioFields } from './form/scenario-fields.js';
import { goToField } from './form/go-to-field.js';
import type { JsonEditorHandle } from './json/json-editor.js';
import type { TextFault } from './text/scenario-text.js';
import { useIsWide } from './use-is-wide.js';

const JsonEditor = lazy(
  loadPart(() => import('./json/json-editor.js').then((module) => ({ default: module.JsonEditor }))),
);

export interface TwoViewsHandle {
  /** Goes to a place in both views; the focus goes to the field, where there is one. */
  readonly show: (pointer: string) => void;
}

interface Props {
  readonly text: string;
  readonly document: FormDocument;
  readonly faults: readonly TextFault[];
  /** The text is no JSON at the moment, so the form shows what it was last, and waits. */
  readonly isBroken: boolean;
  readonly isReadOnly: boolean;
  readonly onText: (text: string) => void;
  readonly ref?: Ref<TwoViewsHandle>;
}

/** The form and the JSON of one document: side by side where there is room, else one at a time. */
export const TwoViews = ({ text, document, faults, isBroken, isReadOnly, onText, ref }: Props) => {
  const isWide = useIsWide();
  const [view, setView] = useState<'form' | 'json'>('form');
  const [tab, setTab] = useState<FormTab>('general');
  const editor = useRef<JsonEditorHandle>(null);
  const place = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => ({
    show: (pointer) => {
      const isInJson = pointer === '' || (!isWide && view === 'json');
      if (pointer === '') setView('json');
      else setTab(tabOf(pointer));
      editor.current?.show(pointer, isInJson);
      if (!isInJson) void goToField(place, pointer);
    },
  }));
  /** What is written in a field is looked at in the JSON as well. */
  const follow = (target: Element) => {
    const pointer = target.closest<HTMLElement>('[data-pointer]')?.dataset['pointer'];
    if (pointer !== undefined) editor.current?.show(pointer);
  };
  return (
    <div className="two-views" ref={place}>
      {!isWide && (
        <SegmentedControl
          className="view-switch"
          aria-label="View"
          fullWidth
          value={view}
          onChange={(next) => setView(next === 'json' ? 'json' : 'form')}
          data={[
            { value: 'form', label: 'Form' },
            { value: 'json', label: 'JSON' },
          ]}
        />
      )}
      {(isWide || view === 'form') && (
        <fieldset
          className="view view-form"
          disabled={isBroken || isReadOnly}
          onFocus={(event) => follow(event.target)}
        >
          {isBroken && (
            <p className="view-note" role="status">
              The form goes on once the JSON can be read again.
            </p>
          )}
          <ScenarioFields
            document={document}
            tab={tab}
            onTab={(next) => {
              setTab(next);
              editor.current?.show(placeOf(next));
            }}
          />
        </fieldset>
      )}
      {(isWide || view === 'json') && (
        <div className="view">
          <Suspense fallback={<Loading what="Loading the editor" />}>
            <JsonEditor ref={editor} text={text} faults={faults} isReadOnly={isReadOnly} onText={onText} />
          </Suspense>
        </div>
      )}
    </div>
  );
};
