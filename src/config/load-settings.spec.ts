import { describe, expect, it } from '@jest/globals';
import { availableParallelism } from 'node:os';
import { type Environment, loadSettings } from './load-settings.js';
import { LOG_LEVELS } from './settings-table.js';

function refusal(environment: Environment): string {
  try {
    loadSettings(environment);
  } catch (error) {
    return String(error);
  }
  return 'accepted';
}

describe('loadSettings', () => {
  it('gives every setting its default in an empty environment', () => {
    const { settings, warnings } = loadSettings({});

    expect(settings).toEqual({
      useDatabase: false,
      databaseUrl: null,
      databaseOwnerUrl: null,
      databaseHost: 'localhost',
      databasePort: 5432,
      databaseName: 'risk_module_db',
      databaseUser: 'postgres',
      databasePassword: null,
      databaseSsl: 'disable',
      databaseSslAuthority: null,
      databasePoolSize: 'auto',
      migrateOnBoot: false,
      embeddedDirectory: './database',
      deployment: 'development',
      dataDirectory: './data',
      pricesDirectory: './prices',
      priceSource: 'csv',
      priceCacheDirectory: './price-cache',
      fmpApiKey: null,
      fmpBaseUrl: 'https://financialmodelingprep.com/stable',
      fmpRequestsPerMinute: 250,
      fmpTimeoutMs: 8000,
      fmpPatienceMs: 60_000,
      cashMapPath: './cash_map.yaml',
      proxyMapPath: './proxies.yaml',
      stressScenariosPath: './stress_scenarios.yaml',
      host: '127.0.0.1',
      port: 3000,
      metricsPort: 0,
      googleClientId: null,
      googleClientSecret: null,
      googleCallbackUrl: null,
      googleAuthorizationUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
      googleTokenUrl: 'https://www.googleapis.com/oauth2/v4/token',
      googleUserInfoUrl: 'https://www.googleapis.com/oauth2/v3/userinfo',
      webOrigin: null,
      allowedDomains: [],
      allowedEmails: [],
      allowAny: false,
      adminEmails: [],
      sessionTtlMs: 604_800_000,
      sessionIdleMs: 86_400_000,
      sessionPurgeCron: '*/15 * * * *',
      allowUnauthenticated: false,
      corsOrigins: [],
      trustedProxies: 0,
      publicAnalysesPerMinute: 5,
      registeredAnalysesPerMinute: 15,
      paidAnalysesPerMinute: 30,
      signInAttemptsPerMinute: 20,
      logLevel: 'info',
      slowQueryMs: 100,
      workers: Math.max(1, availableParallelism() - 1),
      workerQueue: 64,
      analysisTimeoutMs: 20_000,
      user: 'local',
    });
    expect(warnings).toEqual([]);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(loadSettings({ PORT: '', RISK_USER: '' })).toEqual(loadSettings({}));
  });

  it('takes NODE_ENV for what the program runs for, where ENVIRONMENT does not say and it can be one', () => {
    const deploymentOf = (environment: Environment): string =>
      loadSettings(environment).settings.deployment;

    expect(deploymentOf({ NODE_ENV: 'production' })).toBe('production');
    expect(deploymentOf({ NODE_ENV: 'production', ENVIRONMENT: 'staging' })).toBe('staging');
    expect(deploymentOf({ NODE_ENV: 'ci' })).toBe('development');
  });

  it.each(['embedded', 'postgresql://u:p@h:1/d', 'postgres://h/d?sslmode=require'])(
    'accepts the database address %s',
    (address) => {
      expect(loadSettings({ DATABASE_URL: address }).settings.databaseUrl?.reveal()).toBe(address);
    },
  );

  it.each(['mysql://u:hunter2@h/d', 'postgresql://u:hunter2@h', 'hunter2', 'postgresql:hunter2'])(
    'refuses the database address %s without repeating it',
    (address) => {
      const message = refusal({ DATABASE_URL: address, DATABASE_OWNER_URL: 'embedded' });

      expect(message).toContain(
        'DATABASE_URL is set to what is not shown here but must be embedded',
      );
      expect(message).toContain('DATABASE_OWNER_URL is set to what is not shown here');
      expect(message).not.toContain('hunter2');
    },
  );

  it('lists every fault at once, with the name and the legal values of each', () => {
    const message = refusal({ USE_DATABASE: 'yes', PORT: '70000', HOST: 'everywhere', PROT: '1' });

    expect(message.split('\n')).toEqual([
      'AppError: the settings are wrong:',
      '  USE_DATABASE is "yes" but must be one of false, true',
      '  HOST is "everywhere" but must be localhost or an IP address',
      '  PORT is "70000" but must be a whole number from 0 to 65535',
      '  PROT is not a setting; did you mean PORT?',
    ]);
  });

  it('carries the code of the catalog', () => {
    expect(() => loadSettings({ PORT: 'x' })).toThrow(
      expect.objectContaining({ code: 'invalid-settings' }),
    );
  });

  it.each([
    ['WORKERS', '0', 'auto, or a whole number from 1 to 64'],
    ['WORKERS', '65', 'auto, or a whole number from 1 to 64'],
    ['WORKERS', 'AUTO', 'auto, or a whole number from 1 to 64'],
    ['WORKER_QUEUE', '-1', 'a whole number from 0 to 10000'],
    ['ANALYSIS_TIMEOUT_MS', '99', 'a whole number from 100 to 30000'],
    ['ANALYSIS_TIMEOUT_MS', '1e3', 'a whole number from 100 to 30000'],
  ])('refuses %s of %s', (name, value, legal) => {
    expect(refusal({ [name]: value })).toContain(`${name} is "${value}" but must be ${legal}`);
  });

  it('takes as many workers as it is told', () => {
    expect(loadSettings({ WORKERS: '3', WORKER_QUEUE: '0' }).settings).toMatchObject({
      workers: 3,
      workerQueue: 0,
    });
  });

  it.each(['0', '1', '3000', '65535'])('accepts port %s', (port) => {
    expect(loadSettings({ PORT: port }).settings.port).toBe(Number(port));
  });

  it.each(['-1', '65536', '80.5', '0x50', '1e3', ' 80', 'http', '080000'])(
    'refuses port %j',
    (port) => {
      expect(refusal({ PORT: port })).toContain(`PORT is ${JSON.stringify(port)}`);
    },
  );

  it.each(['127.0.0.1', '127.9.9.9', '::1', 'localhost'])('accepts the host %s', (host) => {
    expect(loadSettings({ HOST: host }).settings.host).toBe(host);
  });

  it.each(['127.0.0', '127.0.0.1.example.org', 'example.org', '[::1]'])(
    'refuses the host %s, which is no address',
    (host) => {
      expect(refusal({ HOST: host })).toContain('must be localhost or an IP address');
    },
  );

  it.each(LOG_LEVELS)('accepts the log level %s', (level) => {
    expect(loadSettings({ LOG_LEVEL: level }).settings.logLevel).toBe(level);
  });

  it('refuses a user id that no store could keep', () => {
    expect(refusal({ RISK_USER: 'x'.repeat(256) })).toContain('1 to 255 characters');
    expect(loadSettings({ RISK_USER: 'x'.repeat(255) }).settings.user).toHaveLength(255);
  });

  it('wants the key of Financial Modeling Prep when prices come from there, and only then', () => {
    expect(refusal({ PRICE_SOURCE: 'fmp', PORT: 'x' }).split('\n').slice(1)).toEqual([
      '  PORT is "x" but must be a whole number from 0 to 65535',
      '  FMP_API_KEY is not set, and PRICE_SOURCE=fmp takes it',
    ]);
    expect(loadSettings({ FMP_API_KEY: 'k' }).settings.fmpApiKey?.reveal()).toBe('k');
  });

  it.each(['two\nlines', 'a space', 'schlüssel', 'x'.repeat(257)])(
    'refuses the key %j without repeating it',
    (key) => {
      const message = refusal({ PRICE_SOURCE: 'fmp', FMP_API_KEY: key });

      expect(message).toContain(
        'FMP_API_KEY is set to what is not shown here but must be 1 to 256',
      );
      expect(message).not.toContain(key);
    },
  );

  it('refuses a base URL with a password without repeating it', () => {
    const message = refusal({ FMP_BASE_URL: 'https://me:hunter2@example.org' });

    expect(message).toContain('FMP_BASE_URL is set to what is not shown here but must be an https');
    expect(message).not.toContain('hunter2');
  });

  it('cuts a long value short in the message', () => {
    expect(refusal({ PORT: '9'.repeat(5000) }).length).toBeLessThan(200);
  });
});
