import { TagsInput } from '@mantine/core';
import { useFormValue } from '../text/form-document.js';

/** What a scenario is found by. */
export const TagsField = () => {
  const { pointer, value, fault, set } = useFormValue(['tags']);
  return (
    <TagsInput
      label="Tags"
      description="Words that it is found by; Enter or comma after each."
      value={Array.isArray(value) ? value.map(String) : []}
      onChange={set}
      error={fault}
      splitChars={[',']}
      data-pointer={pointer}
    />
  );
};
