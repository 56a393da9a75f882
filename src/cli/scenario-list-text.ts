import type { Palette } from '../risk/report/palette.js';
import { type Cell, table } from '../risk/report/table.js';
import type { ScenarioListItem } from '../scenario/scenario-list-item.js';
import { shortVersion } from './short-version.js';

const COLUMNS = [
  { title: 'Name', align: 'left', isCut: true },
  { title: 'Weights', align: 'right' },
  { title: 'On', align: 'left', isCut: true },
  { title: '', align: 'left' },
  { title: 'Version', align: 'left' },
] as const;

/** The stored scenarios as a table; those that cannot be read, or whose base portfolio is gone, say so. */
export function scenarioListText(items: readonly ScenarioListItem[], palette: Palette): string {
  if (items.length === 0) {
    return 'You have no stored scenario yet; "risk scenario save NAME FILE" stores one.\n';
  }
  const rows = items.map((item): readonly Cell[] => {
    const { name, targetWeights, basePortfolio, version } = item;
    const weights = targetWeights === null ? '' : String(targetWeights);
    return [name, weights, basePortfolio ?? '', stateCell(item, palette), shortVersion(version)];
  });
  return `${table({ columns: COLUMNS, rows, heading: palette.faint }).join('\n')}\n`;
}

function stateCell({ flags }: ScenarioListItem, palette: Palette): Cell {
  if (flags.includes('corrupt-data')) return { text: 'cannot be read', paint: palette.bad };
  return flags.length === 0 ? '' : { text: 'is gone', paint: palette.caution };
}
