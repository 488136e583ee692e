import type { Router } from 'express';
import type { Connection } from 'mongoose';
import { every } from '@rehearsal/platform/every';
import type { Lifecycle } from '@rehearsal/platform/lifecycle';
import type { Entries } from '../../entries/entries.js';
import { everyChain } from '../../open-checkpoints.js';
import type { CheckpointSources } from '../checkpoint-sources.js';
import { verify } from '../verify.js';
import { verifySince } from '../verify-since.js';
import { verificationRoutes } from './routes.js';
import { VerificationRecords } from './verification-records.js';
import { Verifier } from './verifier.js';

interface Opened {
  connection: Connection;
  entries: Entries;
  sources: CheckpointSources | undefined;
}

const ADOPT_EVERY_MS = 10_000;

/** Verifies when somebody asks, and what a process before this one was asked for and did not end. */
export async function openVerifications(life: Lifecycle, { connection, entries, sources }: Opened): Promise<Router> {
  const records = new VerificationRecords(connection);
  await records.ensureIndexes();
  const verifier = await life.open(
    'verifications',
    () =>
      new Verifier({
        records,
        verify: (scope, pinned, watch) =>
          scope === 'whole'
            ? verify(entries, sources, pinned, watch)
            : verifySince({ entries, sources, chains: everyChain }, pinned, watch),
        log: life.log,
      }),
    (opened) => opened.close(),
  );
  await verifier.adopt();
  await life.open(
    'left verifications',
    () => every(ADOPT_EVERY_MS, () => verifier.adopt(), life.log),
    (adopting) => adopting.end(),
  );
  return verificationRoutes(verifier, records);
}
