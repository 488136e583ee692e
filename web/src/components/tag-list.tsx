import { Badge, Group } from '@mantine/core';

/** Words that something is found by. */
export const TagList = ({ tags }: { readonly tags: readonly string[] }) => (
  <Group gap={4}>
    {tags.map((tag) => (
      <Badge key={tag} variant="light" color="gray" tt="none" fw={500} size="sm">
        {tag}
      </Badge>
    ))}
  </Group>
);
