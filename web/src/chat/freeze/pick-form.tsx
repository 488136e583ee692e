import { Button, Group, List, TextInput } from '@mantine/core';

export interface Pick {
  readonly text: string;
  readonly instead: string;
}

interface Props {
  readonly pick: Pick;
  /** What was picked before and stands nowhere as a whole word. */
  readonly nowhere: readonly string[];
  readonly onChange: (pick: Pick) => void;
  readonly onAdd: () => void;
  readonly onDrop: (text: string) => void;
}

/** Replaces wherever it stands what nobody found: the text is typed, or selected above. */
export const PickForm = ({ pick, nowhere, onChange, onAdd, onDrop }: Props) => {
  const isComplete = pick.text.trim() !== '' && pick.instead.trim() !== '';
  return (
    <>
      <Group gap="xs" align="end" role="group" aria-label="Replace something else">
        <TextInput
          size="xs"
          label="Also replace"
          placeholder="Select it in the text, or type it"
          value={pick.text}
          onChange={({ currentTarget: { value } }) => onChange({ ...pick, text: value })}
          style={{ flex: '1 1 12rem' }}
        />
        <TextInput
          size="xs"
          label="everywhere by"
          value={pick.instead}
          onChange={({ currentTarget: { value } }) => onChange({ ...pick, instead: value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // It stands within the form that freezes.
            event.preventDefault();
            if (isComplete) onAdd();
          }}
          style={{ flex: '1 1 8rem' }}
        />
        <Button size="xs" variant="default" disabled={!isComplete} onClick={onAdd}>
          Replace everywhere
        </Button>
      </Group>
      {nowhere.length > 0 && (
        <List size="sm" role="status">
          {nowhere.map((text) => (
            <List.Item key={text}>
              “{text}” stands nowhere as whole words.{' '}
              <Button size="compact-xs" variant="subtle" onClick={() => onDrop(text)}>
                Forget it
              </Button>
            </List.Item>
          ))}
        </List>
      )}
    </>
  );
};
