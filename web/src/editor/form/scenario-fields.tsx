import './form.css';
import { Badge, Tabs } from '@mantine/core';
import type { FieldProps } from '../fields/field-props.js';
import { FieldOfSchemaContext } from '../fields/field-of-schema.js';
import { SchemaField } from '../fields/schema-field.js';
import { tabOf, formTabs, type FormTab } from './form-tabs.js';
import { FormDocumentContext, type FormDocument } from '../text/form-document.js';
import { panels } from './panels.js';

const draw = (field: FieldProps) => <SchemaField {...field} />;

interface Props {
  readonly document: FormDocument;
  readonly tab: FormTab;
  readonly onTab: (tab: FormTab) => void;
}

/** The scenario as a form: one tab for each of its parts, with the number of its faults. */
export const ScenarioFields = ({ document, tab, onTab }: Props) => {
  const Panel = panels[tab];
  const faultsOf = (name: FormTab) => document.faults.filter(({ pointer }) => tabOf(pointer) === name).length;
  return (
    <FormDocumentContext value={document}>
      <FieldOfSchemaContext value={draw}>
        <Tabs
          value={tab}
          onChange={(name) => onTab(formTabs.find((each) => each.name === name)?.name ?? 'general')}
          className="scenario-form"
          variant="outline"
        >
          <Tabs.List className="scenario-form-tabs">
            {formTabs.map(({ name, label }) => {
              const wrong = faultsOf(name);
              return (
                <Tabs.Tab
                  key={name}
                  value={name}
                  {...(wrong > 0 && {
                    rightSection: (
                      <Badge size="xs" color="red" circle aria-label={`${wrong} to mend`}>
                        {wrong}
                      </Badge>
                    ),
                  })}
                >
                  {label}
                </Tabs.Tab>
              );
            })}
          </Tabs.List>
          <Tabs.Panel value={tab} className="scenario-form-panel">
            <Panel />
          </Tabs.Panel>
        </Tabs>
      </FieldOfSchemaContext>
    </FormDocumentContext>
  );
};
