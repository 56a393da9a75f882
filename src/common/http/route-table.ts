/** Which methods each address of the app answers, so that a wrong method can be told from a wrong address. */
export class RouteTable {
  private readonly methodsByTemplate = new Map<string, Set<string>>();

  add(template: string, methods: string | readonly string[]): void {
    const known = this.methodsByTemplate.get(template) ?? new Set<string>();
    for (const method of [methods].flat()) known.add(method);
    this.methodsByTemplate.set(template, known);
  }

  /** Sorted; empty when nothing answers at the path. */
  methodsAt(path: string): readonly string[] {
    const segments = path.split('/');
    const methods = [...this.methodsByTemplate]
      .filter(([template]) => matches(template.split('/'), segments))
      .flatMap(([, answered]) => [...answered]);
    return [...new Set(methods)].sort();
  }

  /** Every template with its methods, in the order they were added. */
  entries(): readonly (readonly [template: string, methods: readonly string[]])[] {
    return [...this.methodsByTemplate].map(([template, methods]) => [template, [...methods]]);
  }
}

function matches(template: readonly string[], segments: readonly string[]): boolean {
  return (
    template.length === segments.length &&
    template.every((part, i) => (part.startsWith(':') ? segments[i] !== '' : part === segments[i]))
  );
}
