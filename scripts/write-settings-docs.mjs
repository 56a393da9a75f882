/** Writes the settings into README.md and .env.example, from the table that validates them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { envExample, withSettingsTable } from '../dist/config/render-settings.js';

const at = (name) => new URL(`../${name}`, import.meta.url);

writeFileSync(at('.env.example'), envExample());
writeFileSync(at('README.md'), withSettingsTable(readFileSync(at('README.md'), 'utf8')));
