const SHORT_VERSION_LENGTH = 12;

/** As much of a version as tells it from others at a glance. */
export function shortVersion(version: string): string {
  return version.slice(0, SHORT_VERSION_LENGTH);
}
