import './drop-files.css';
import { lazy, Suspense } from 'react';
import { styledPart } from '../../parts/styled-part.js';
import { useDroppedFiles } from './use-dropped-files.js';

const ImportDialog = lazy(
  styledPart(() => import('./import-dialog.js').then((part) => ({ default: part.ImportDialog }))),
);
const ImportManyDialog = lazy(
  styledPart(() => import('./import-many-dialog.js').then((part) => ({ default: part.ImportManyDialog }))),
);

/** Files dropped anywhere on the page are imported, once it was seen what would be made of them. */
export const DropFiles = () => {
  const { isOver, files, clear } = useDroppedFiles();
  const [first, ...others] = files;
  return (
    <>
      {isOver && (
        <div className="drop-files" role="status">
          Drop files to import them
        </div>
      )}
      {first && (
        <Suspense>
          {others.length === 0 ? (
            <ImportDialog dropped={first} onClose={clear} />
          ) : (
            <ImportManyDialog dropped={files} onClose={clear} />
          )}
        </Suspense>
      )}
    </>
  );
};
