import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense, useRef } from 'react';
import { styledPart } from '../../parts/styled-part.js';

/** The dialog reads files by the rules of the contracts, which the list itself does without. */
const ImportDialog = lazy(
  styledPart(() => import('./import-dialog.js').then((module) => ({ default: module.ImportDialog }))),
);

export const ImportButton = () => {
  const [isOpen, { open, close }] = useDisclosure();
  const target = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button ref={target} variant="default" onClick={open}>
        Import
      </Button>
      {isOpen && (
        <Suspense>
          <ImportDialog
            onClose={() => {
              close();
              target.current?.focus();
            }}
          />
        </Suspense>
      )}
    </>
  );
};
