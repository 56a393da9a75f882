import type { Secret } from '../common/secret.js';

/** Which store holds the data, chosen once at boot from the settings. */
export type StorageOptions =
  | { readonly store: 'file'; readonly directory: string }
  | ({ readonly store: 'database' } & DatabaseOptions)
  | { readonly store: 'memory' };

export type StoreName = StorageOptions['store'];

export interface DatabaseOptions {
  readonly server: DatabaseServer;
  /** Connections at most. */
  readonly poolSize: number;
  /** Folder of the users who are still served from files. */
  readonly fileDirectory: string;
  /** Where older files of users lie. @default the folder that the program runs in */
  readonly workingDirectory?: string;
  /** Bring the tables up to date before anything else. */
  readonly migrateOnBoot: boolean;
}

/** A server that is there, or one of the program's own. */
export type DatabaseServer =
  | {
      readonly kind: 'address';
      /** For the login that owns nothing. */
      readonly url: Secret;
      /** For the login that owns the tables; null where nobody said. */
      readonly ownerUrl: Secret | null;
    }
  | { readonly kind: 'embedded'; readonly directory: string };
