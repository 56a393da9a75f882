const DEADLINE_MS = 20_000;
const PAUSE_MS = 5;

/** Polls until the condition holds. @throws when it still does not after 20 s */
export async function waitUntil(
  what: string,
  condition: () => boolean | Promise<boolean>,
): Promise<void> {
  const start = performance.now();
  while (!(await condition())) {
    if (performance.now() - start > DEADLINE_MS) throw new Error(`in vain for 20 s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
