/**
 * What became of one planted violation.
 *
 * @typedef {object} ProbeResult
 * @property {string} rule the rule it breaks
 * @property {string} example the violation, for people
 * @property {readonly string[]} reported names of the rules that report it
 * @property {readonly string[]} reportedWithoutRule the same once that rule is removed
 * @property {readonly string[]} [reportedWhereAllowed] the same for this code where it is lawful
 */

/** @param {ProbeResult} result whether the rule, and only the rule, catches its violation */
export function isCaught({ rule, reported, reportedWithoutRule, reportedWhereAllowed = [] }) {
  return (
    reported.length === 1 &&
    reported[0] === rule &&
    reportedWithoutRule.length === 0 &&
    reportedWhereAllowed.length === 0
  );
}
