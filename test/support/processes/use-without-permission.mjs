/** Reads from and writes to a data folder as nobody, and prints what became of each as JSON. */
import { LOCAL_USER_ID } from '../../../dist/auth/user-id.js';
import { systemClock } from '../../../dist/common/clock.js';
import { openFileStorage } from '../../../dist/storage/file/open-file-storage.js';

const NOBODY = 65534;
const [directory] = process.argv.slice(2);
const { portfolios, scenarios, riskLimits, changes } = openFileStorage({
  directory,
  clock: systemClock,
  onWarning: () => undefined,
});
// The superuser reads any folder.
if (process.getuid() === 0) process.setuid(NOBODY);

const limits = { limits: {}, additionalSettings: null, extra: new Map() };
const page = { after: null, limit: 10 };
const uses = [
  () => portfolios.findByName(LOCAL_USER_ID, 'main'),
  () => scenarios.list(LOCAL_USER_ID, page),
  () => changes.list(LOCAL_USER_ID, { portfolioName: null, before: null, limit: 10 }),
  () => riskLimits.save(LOCAL_USER_ID, null, limits, { condition: { kind: 'any' }, reason: null }),
];
const outcomes = [];
for (const use of uses) {
  try {
    outcomes.push({ code: 'none', message: JSON.stringify(await use()) });
  } catch ({ code, message }) {
    outcomes.push({ code, message });
  }
}
process.stdout.write(JSON.stringify(outcomes));
