import './toast-list.css';
import { Button, CloseButton, Group, Paper, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { hideToast, useToasts, type Toast } from './toasts.js';

const ToastCard = ({ toast: { id, title, message, color, shownForMs, act } }: { readonly toast: Toast }) => {
  // Whoever reads it, or means to press its button, is given the time.
  const [isHeld, hold] = useState(false);
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(() => hideToast(id), shownForMs);
    return () => clearTimeout(timer);
  }, [id, message, shownForMs, isHeld]);
  return (
    <Paper
      role="alert"
      radius="md"
      p="sm"
      style={{ '--toast-color': `var(--mantine-color-${color}-6)` }}
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      onFocus={() => hold(true)}
      onBlur={() => hold(false)}
    >
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
        <div>
          {title !== undefined && (
            <Text size="sm" fw={600}>
              {title}
            </Text>
          )}
          <Text size="sm">{message}</Text>
        </div>
        {act && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => {
              hideToast(id);
              act.onChosen();
            }}
          >
            {act.label}
          </Button>
        )}
        <CloseButton size="sm" aria-label="Dismiss" onClick={() => hideToast(id)} />
      </Group>
    </Paper>
  );
};

/** What is told for a while, above everything, in a corner where it covers the least. */
export const ToastList = () => (
  <div className="toasts">
    {useToasts().map((toast) => (
      <ToastCard key={toast.id} toast={toast} />
    ))}
  </div>
);
