import { type Command, Option } from 'commander';
import type { JsonFlag } from '../actions/database.js';
import type { OwnFlags } from '../actions/token.js';
import type { TokenFlags } from '../token-flags.js';
import { jsonOption } from './options.js';
import type { Run } from './run.js';

const TOKEN_EXAMPLES = `
Examples:
  risk token create nightly --user ann@example.com
  risk token create upload --scopes read,write --expires 90d --user ann@example.com
  TOKEN=$(risk token create ci --user ann@example.com)
  risk token list --user ann@example.com
  risk token revoke 6a0f2c1e-8f7b-4f0e-9a43-0f3f6f1b2c3d --user ann@example.com

Scripts send it as "Authorization: Bearer rm_...". Only its hash is kept.
`;

const SESSIONS_EXAMPLES = `
Examples:
  risk sessions list --user ann@example.com
  risk sessions purge

The server purges by itself (SESSION_PURGE_CRON); a session that is over opens
nothing, purged or not.
`;

const USER_EXAMPLES = `
Examples:
  risk user list
  risk user set-tier ann@example.com paid
`;

const signedInOption = (): Option =>
  new Option(
    '--user <id-or-email>',
    'whose, of those who have signed in (else RISK_USER, else "local")',
  );

/** `token`, `sessions` and `user`: who signs in, and with what. */
export function addSignInCommands(program: Command, run: Run): void {
  addTokenCommands(program, run);
  addSessionCommands(program, run);
  addUserCommands(program, run);
}

function addTokenCommands(program: Command, run: Run): void {
  const load = () => import('../actions/token.js');
  const token = program
    .command('token')
    .description('make, list and revoke API tokens, with which scripts sign in')
    .addHelpText('after', TOKEN_EXAMPLES);
  token
    .command('create')
    .description('make an API token; it is printed this once')
    .argument('<name>')
    .option('--scopes <list>', 'what it is good for: read, write, admin (default: read)')
    .option('--expires <time>', 'how long it is good: 12h, 90d, 365d at most (default: 30d)')
    .addOption(jsonOption())
    .addOption(signedInOption())
    .action((name: string, flags: TokenFlags & OwnFlags) =>
      run(async (terminal) => (await load()).create(name, flags, terminal)),
    );
  token
    .command('list')
    .description('the API tokens of a user, those that expired lately too')
    .addOption(jsonOption())
    .addOption(signedInOption())
    .action((flags: OwnFlags) => run(async (terminal) => (await load()).list(flags, terminal)));
  token
    .command('revoke')
    .description('end an API token')
    .argument('<id>')
    .addOption(jsonOption())
    .addOption(signedInOption())
    .action((id: string, flags: OwnFlags) =>
      run(async (terminal) => (await load()).revoke(id, flags, terminal)),
    );
}

function addSessionCommands(program: Command, run: Run): void {
  const load = () => import('../actions/sessions.js');
  const sessions = program
    .command('sessions')
    .description('list the sessions of a user, and remove those that are over')
    .addHelpText('after', SESSIONS_EXAMPLES);
  sessions
    .command('list')
    .description('the browsers that a user is signed in with')
    .addOption(jsonOption())
    .addOption(signedInOption())
    .action((flags: OwnFlags) => run(async (terminal) => (await load()).list(flags, terminal)));
  sessions
    .command('purge')
    .description("remove everybody's sessions that are over, now")
    .addOption(jsonOption())
    .action((flags: JsonFlag) => run(async (terminal) => (await load()).purge(flags, terminal)));
}

function addUserCommands(program: Command, run: Run): void {
  const load = () => import('../actions/user.js');
  const user = program
    .command('user')
    .description('list who has signed in, and set their tiers')
    .addHelpText('after', USER_EXAMPLES);
  user
    .command('list')
    .description('who has signed in')
    .addOption(jsonOption())
    .action((flags: JsonFlag) => run(async (terminal) => (await load()).list(flags, terminal)));
  user
    .command('set-tier')
    .description('how many analyses a minute a user has: public, registered or paid')
    .argument('<id-or-email>')
    .argument('<tier>')
    .addOption(jsonOption())
    .action((idOrEmail: string, tier: string, flags: JsonFlag) =>
      run(async (terminal) => (await load()).setTier(idOrEmail, tier, { flags, terminal })),
    );
}
