import everyday from '../../support/temporary-server/after-all.mjs';

/** Stops what `before-all.mjs` started. */
export default async function afterAll() {
  await globalThis.stopPooler();
  await everyday();
}
