declare module 'proper-lockfile' {
  export interface LockOptions {
    /** Age in milliseconds after which a lock that is not refreshed counts as abandoned; at least 2000. */
    readonly stale: number;
    /** Milliseconds between refreshes; at least 1000. */
    readonly update: number;
    readonly realpath: boolean;
    readonly lockfilePath: string;
    readonly onCompromised: (error: Error) => void;
  }

  export type Release = () => Promise<void>;

  export function lock(file: string, options: LockOptions): Promise<Release>;
}
