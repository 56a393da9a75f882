import everyday from '../../support/temporary-server/before-all.mjs';

/** Lets the spec files of this run start Debian's server in place of npm's. */
export default async function beforeAll() {
  await everyday();
  process.env['RISK_TEST_PROGRAMS'] = '/usr/lib/postgresql/15/bin';
}
