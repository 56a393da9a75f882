/** Writes the newcomer's transcript into README.md, or the file named, from what the command and the server answer. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = process.argv[2] ?? join(root, 'README.md');
const PORT = '3000';
const QUESTION = '{"benchmark":"SP500","sections":["score","concentration"]}';
const MARKED = /(<!-- transcript[^\n]*-->\n)[\s\S]*?(<!-- \/transcript -->)/;

const report = execFileSync(process.execPath, ['bin/risk.js', 'demo'], {
  cwd: root,
  encoding: 'utf8',
});
const answers = await askServer([
  ['GET', '/v1/portfolios/demo/risk-limits', null],
  ['POST', '/v1/portfolios/demo/analysis', QUESTION],
]);
const transcript = `\`\`\`console
$ npm ci && npm run build
$ npx risk demo
${report.trimEnd()}
\`\`\`

The same over HTTP, with \`npm start\` in another terminal:

\`\`\`console
$ curl http://127.0.0.1:${PORT}/v1/portfolios/demo/risk-limits
${answers[0]}
$ curl -X POST http://127.0.0.1:${PORT}/v1/portfolios/demo/analysis \\
    -H 'content-type: application/json' -d '${QUESTION}'
${answers[1]}
\`\`\`
`;
const before = readFileSync(readme, 'utf8');
writeFileSync(
  readme,
  before.replace(MARKED, (_, start, end) => `${start}${transcript}${end}`),
);

async function askServer(questions) {
  const data = mkdtempSync(join(tmpdir(), 'transcript-'));
  const server = spawn(process.execPath, ['bin/risk.js', 'serve', '--demo'], {
    cwd: root,
    env: { ...process.env, PORT: '0', DATA_DIR: data, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  try {
    const address = await new Promise((resolve, reject) => {
      server.stdout.on('data', (text) => {
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(String(text));
        if (found !== null) resolve(found[0]);
      });
      ended.then(() => reject(new Error('the server ended before it answered')));
    });
    const texts = [];
    for (const [method, path, body] of questions) {
      const headers = body === null ? {} : { 'content-type': 'application/json' };
      const answer = await fetch(`${address}${path}`, { method, headers, body });
      texts.push(await answer.text());
    }
    return texts;
  } finally {
    server.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true });
  }
}
