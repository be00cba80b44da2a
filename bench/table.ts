/** One line of the table: a figure of ours, beside what it is compared with. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly beside: string;
  /** Absent where the row is not compared. */
  readonly ratio?: number;
  /** What the figure is to reach. */
  readonly goal?: string;
  readonly isReached?: boolean;
}

export function printTable(rows: readonly Row[]): void {
  const lines = [
    ['', 'Partner Desk', 'beside', 'ratio', 'to reach', ''],
    ...rows.map(({ what, measured, beside, ratio, goal = '', isReached }) => [
      what,
      measured,
      beside,
      ratio?.toFixed(2) ?? '',
      goal,
      isReached === undefined ? '' : isReached ? 'reached' : 'MISSED',
    ]),
  ];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map(line => line[column]?.length ?? 0))) ?? [];
  for (const line of lines) {
    const cells = line.map((cell, column) => cell.padEnd(widths[column] ?? 0));
    process.stdout.write(`${cells.join('  ').trimEnd()}\n`);
  }
}

/** A ratio that is to be at least, or at most, so much. */
export const atLeast = (ratio: number, bound: number) => ({ ratio, goal: `>= ${bound}`, isReached: ratio >= bound });
export const atMost = (ratio: number, bound: number) => ({ ratio, goal: `<= ${bound}`, isReached: ratio <= bound });

export const median = (values: readonly number[]): number => percentile(values, 50);

export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}
