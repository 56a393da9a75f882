/** Loads all that a command which only reads needs, and prints how many listen to signals that end a process. */
import '../../../dist/cli/program.js';
import '../../../dist/storage/file/user-locks.js';

const counts = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => process.listenerCount(signal));
process.stdout.write(counts.join(' '));
