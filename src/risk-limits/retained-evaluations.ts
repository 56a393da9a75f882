import type { LimitEvaluation } from './limit-evaluation.js';

/** The newest evaluations are all retained, and so many of those before them that opened or closed something. */
export const MAX_RECENT_EVALUATIONS = 500;
export const MAX_OLDER_TRANSITIONS = 500;

/**
 * Whether a portfolio's history retains an evaluation; to be asked of every one kept, newest first. What is not
 * retained now never is again, so that a store may forget it at any time.
 */
export function retention(): (evaluation: LimitEvaluation) => boolean {
  let recent = 0;
  let transitions = 0;
  return (evaluation) => {
    if (recent < MAX_RECENT_EVALUATIONS) {
      recent += 1;
      return true;
    }
    if (transitions === MAX_OLDER_TRANSITIONS || !hasTransition(evaluation)) return false;
    transitions += 1;
    return true;
  };
}

/** Whether it opened or closed something. */
export function hasTransition({ limits }: LimitEvaluation): boolean {
  return Object.values(limits).some(({ event }) => event !== 'evaluated');
}
