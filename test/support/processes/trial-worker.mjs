// A worker that does what a test asks of it, in place of a calculation.
import { serialize } from 'node:v8';

const TRIALS = {
  answer: (input) => ({ ok: true, value: [serialize(input)] }),
  spin: () => {
    for (;;);
  },
  exit: () => process.exit(3),
  hoard: () => {
    const hoard = [];
    for (;;) hoard.push(new Array(1e5).fill(hoard.length + 0.5));
  },
  throw: () => {
    throw new Error('a fault of the worker');
  },
  uncaught: () =>
    new Promise(() => {
      setImmediate(() => {
        throw new Error('nobody catches this');
      });
    }),
  environment: () => ({ ok: true, value: [serialize(Object.keys(process.env))] }),
};

export default function run({ input }) {
  return TRIALS[input.trial](input);
}
