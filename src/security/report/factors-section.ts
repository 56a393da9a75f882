import { FACTOR_TYPES } from '../../risk/engine/factors/factor-definition.js';
import { figurePairs } from '../../risk/report/figure-pairs.js';
import { columnPercent, percent, ratio } from '../../risk/report/number-format.js';
import type { Palette } from '../../risk/report/palette.js';
import { section } from '../../risk/report/section.js';
import { signedCell } from '../../risk/report/signed-cell.js';
import { type Cell, table } from '../../risk/report/table.js';
import type { SecurityReport } from '../security-report.js';

const COLUMNS = [
  { title: 'Factor', align: 'left', isCut: true },
  { title: 'Beta', align: 'right' },
  { title: 'Error', align: 'right' },
  { title: 't', align: 'right' },
  { title: 'Variance', align: 'right' },
  { title: 'Its worst month', align: 'right' },
  { title: 'Loss', align: 'right' },
] as const;

/** The regression: what each factor explains, and what it would cost in the worst month it has had. */
export function factorsSection(
  { regression, decomposition, options }: SecurityReport,
  palette: Palette,
): readonly string[] {
  if (regression === null) return [];
  const rows = FACTOR_TYPES.flatMap((type): readonly (readonly Cell[])[] => {
    const found = regression.betas[type];
    if (found === undefined) return [];
    const factor = decomposition.factors[found.factor];
    return [
      [
        found.factor,
        signedCell(ratio(found.beta), palette),
        ratio(found.standardError),
        signedCell(ratio(found.t), palette),
        columnPercent(factor?.share ?? null),
        columnPercent(factor?.worstFactorMonth ?? null),
        columnPercent(factor?.worstMonthLoss ?? null),
      ],
    ];
  });
  const errors = options.hac ? ', Newey-West errors' : '';
  const lines = [
    ...table({ columns: COLUMNS, rows, heading: palette.faint }),
    '',
    ...figurePairs([
      ['Alpha a month', signedCell(percent(regression.alpha), palette)],
      ['R squared', ratio(regression.r2)],
      ['Residual a month', percent(regression.residualSd)],
      ['Adjusted R squared', ratio(regression.adjustedR2)],
      ['Explained by factors', percent(decomposition.systematicShare)],
      ['Its own', percent(decomposition.idiosyncraticShare)],
    ]),
  ];
  return section(`Factors${errors}`, lines, palette);
}
