import type { Client } from 'pg';
import { AppError } from '../../../common/problem/app-error.js';
import type { Secret } from '../../../common/secret.js';
import { assertNever } from '../../../common/invariant.js';
import type { Loss, RollbackPlan, RollbackTarget } from '../../database-migrations.js';
import { lossesBetween, takeInventory } from './inventory.js';
import { type Migration, MIGRATIONS_FOLDER, type Script } from './migration-folder.js';
import { alone } from './migration-session.js';
import { compareMigrations } from './migration-status.js';
import { runScript, runsInTransaction } from './run-script.js';

/**
 * Says what a rollback would undo and lose. It runs the ways back in a transaction that it then gives up, so that it
 * says what they do and not what somebody thought they do.
 * @throws AppError `invalid-request` for a target that is not applied, `migration-failed` when a way back fails or is missing
 */
export function planRollback(
  ownerUrl: Secret,
  target: RollbackTarget,
  folder: string = MIGRATIONS_FOLDER,
): Promise<RollbackPlan> {
  return alone(ownerUrl, async (client) => {
    const { applied } = await compareMigrations(client, folder);
    const undone = [...migrationsAfter(target, applied)].reverse();
    const scripts = undone.map(wayBack);
    // What comes after one that cannot be tried cannot be tried either.
    const firstBare = scripts.findIndex((script) => !runsInTransaction(script));
    const tried = firstBare === -1 ? scripts.length : firstBare;
    const names = undone.map(({ name }) => name);
    return {
      undone: names,
      losses: await tryOut(client, scripts.slice(0, tried)),
      untried: names.slice(tried),
    };
  });
}

/** @throws AppError `migration-failed` when nobody wrote one */
export function wayBack({ name, down }: Migration): Script {
  if (down !== null) return down;
  throw new AppError('migration-failed', `${name} has no way back: its folder has no down.sql`);
}

async function tryOut(client: Client, scripts: readonly Script[]): Promise<readonly Loss[]> {
  await client.query('BEGIN');
  try {
    const before = await takeInventory(client);
    for (const script of scripts) await runScript(client, script);
    return lossesBetween(before, await takeInventory(client));
  } finally {
    await client.query('ROLLBACK');
  }
}

function migrationsAfter(
  target: RollbackTarget,
  applied: readonly Migration[],
): readonly Migration[] {
  const names = applied.map(({ name }) => name);
  switch (target.kind) {
    case 'steps': {
      if (target.steps <= applied.length) return applied.slice(applied.length - target.steps);
      const there = names.length === 0 ? 'none is' : `only ${names.join(', ')}`;
      throw new AppError(
        'invalid-request',
        `there are not so many as ${target.steps.toString()} to undo: ${there} applied`,
      );
    }
    case 'to': {
      const index = names.indexOf(target.name);
      if (index !== -1) return applied.slice(index + 1);
      throw new AppError(
        'invalid-request',
        `"${target.name}" is not applied; those that are: ${names.join(', ')}`,
      );
    }
    default:
      return assertNever(target);
  }
}
