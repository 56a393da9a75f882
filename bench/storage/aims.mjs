const RATIO = 2;
/** Of the users at once that the aims in ms are for. */
const AT = 10;
const OF_EVERYONE = ['load 50', 'limits', 'save 50'];

/** Each aim with what was seen, met or missed. */
export function reportAims({ figures, crowds, inserts, vacuumMs, growth }) {
  const at = (operation, users = AT) => figures.get(`${operation} ${users}`).ours;
  const ratio = (operation, users) => {
    const { ours, plain } = figures.get(`${operation} ${users}`);
    return ours.median / plain.median;
  };
  const everyone = OF_EVERYONE.map((operation) => at(operation));
  const worst = Math.max(...everyone.map((each) => each.worst));
  const mean = Math.max(...everyone.map((each) => each.mean));
  const operations = [...new Set([...figures.keys()].map((key) => key.replace(/ \d+$/, '')))];
  return [
    ...operations.flatMap((operation) =>
      crowds.map((users) =>
        below(`${operation}, ${users} at once: median / plain pg`, ratio(operation, users), RATIO),
      ),
    ),
    below(`load 50, ${AT} at once: p95, ms`, at('load 50').p95, 100),
    below(`save 50, ${AT} at once: p95, ms`, at('save 50').p95, 50),
    below(`limits, ${AT} at once: p95, ms`, at('limits').p95, 50),
    below(`these three, ${AT} at once: highest mean, ms`, mean, 200),
    below(`these three, ${AT} at once: worst, ms`, worst, 500),
    below(`save 1000, ${AT} at once: p95, ms`, at('save 1000').p95, 1000),
    line('turned away', countRefused(figures), '<=', 0),
    line('1,000 positions, one by one / at once', inserts.single / inserts.bulk, '>=', 10),
    below('memory gained, all users, MB', growth.megabytes, 600),
    below('VACUUM (ANALYZE) of the filled database, s', vacuumMs / 1000, 30),
  ].join('\n');
}

function below(what, seen, aim) {
  return line(what, seen, '<', aim);
}

function countRefused(figures) {
  return [...figures.values()].reduce((sum, { ours }) => sum + ours.refused, 0);
}

const MET = {
  '<': (seen, aim) => seen < aim,
  '<=': (seen, aim) => seen <= aim,
  '>=': (seen, aim) => seen >= aim,
};

function line(what, seen, sign, aim) {
  const isMet = MET[sign](seen, aim);
  return `${what.padEnd(48)} ${seen.toFixed(2).padStart(8)}   aim ${sign} ${aim}: ${isMet ? 'met' : 'missed'}`;
}
