import { randomUUID } from 'node:crypto';
import passport from 'passport';

/** Makes a strategy known to passport under a name of its own: one process can have more than one server. */
export function registerStrategy(strategy: passport.Strategy): string {
  const name = `google ${randomUUID()}`;
  passport.use(name, strategy);
  return name;
}
