/** Prints what Jest's JSON report says as `N passed, N failed`, and fails unless all tests ran and passed. */
import { readFileSync } from 'node:fs';

const report = read(process.argv[2]);
const passed = report?.numPassedTests ?? 0;
// A suite that did not load has no tests to count, and no report at all is a failure too.
const failed = report === null ? 1 : report.numFailedTests + report.numRuntimeErrorTestSuites;
const skipped = report === null ? 0 : report.numPendingTests + report.numTodoTests;

if (skipped > 0) console.log(`${skipped} skipped, and nothing may be`);
if (passed === 0) console.log('no test has passed');
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && skipped === 0 && passed > 0 ? 0 : 1;

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    console.log(`Jest left no report: ${error.message}`);
    return null;
  }
}
